// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The admin API, version 1. */
@ApplicationPath("/api/v1")
public class AdminApi extends Application {}
