// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads back to the console. Nobody comes here without being asked who they are, by whatever the
 * server has been set up with: so single sign-on begins here.
 */
@WebServlet("/sign-in")
public class SignInServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.getContextPath() + "/");
  }
}
