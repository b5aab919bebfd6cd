// SPDX-License-Identifier: Apache-2.0
// What the console uses of lit-html, which the build unpacks from its WebJar.
export type Result = { readonly strings: TemplateStringsArray };
export function html(strings: TemplateStringsArray, ...values: unknown[]): Result;
export function svg(strings: TemplateStringsArray, ...values: unknown[]): Result;
export const nothing: unique symbol;
export function render(value: unknown, container: HTMLElement | DocumentFragment): unknown;
