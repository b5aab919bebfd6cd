// SPDX-License-Identifier: Apache-2.0
export function live<T>(value: T): T;
