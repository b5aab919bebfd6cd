// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.node;

import dev.dispatchee.Roles;
import dev.dispatchee.node.NodeService;
import dev.dispatchee.node.NodeView;
import dev.dispatchee.page.Page;
import dev.dispatchee.web.openapi.ResponseStatuses;
import dev.dispatchee.web.request.ShortList;
import dev.dispatchee.web.request.TakesQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.Map;

/** Nodes. */
@Path("/nodes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NodeResource {

  private static final ShortList<NodeView> LIST =
      new ShortList<>(
          NodeView::name,
          Comparator.comparing(NodeView::name),
          Map.of(
              "name", Comparator.comparing(NodeView::name),
              "startedDate", Comparator.comparing(NodeView::startedDate),
              "heartbeatDate", Comparator.comparing(NodeView::heartbeatDate),
              "runsInProgress", Comparator.comparing(NodeView::runsInProgress)));

  @Inject private NodeService nodes;

  /** A page of nodes: those alive, and those that have been dead for a day at most. */
  @GET
  @ResponseStatuses(200)
  @TakesQuery
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<NodeView> list(@Context UriInfo uri) {
    return LIST.page(uri, nodes::list);
  }

  /** Has a node start no more runs. */
  @POST
  @ResponseStatuses({200, 404})
  @Path("/{name}/drain")
  @RolesAllowed(Roles.ADMIN)
  public NodeView drain(@PathParam("name") String name) {
    return nodes.drain(name);
  }

  /** Has a node start runs again. */
  @POST
  @ResponseStatuses({200, 404})
  @Path("/{name}/resume")
  @RolesAllowed(Roles.ADMIN)
  public NodeView resume(@PathParam("name") String name) {
    return nodes.resume(name);
  }
}
