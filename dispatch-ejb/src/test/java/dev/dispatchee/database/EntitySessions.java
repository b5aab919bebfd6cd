// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import dev.dispatchee.access.TriggerViewer;
import dev.dispatchee.log.GatePermit;
import dev.dispatchee.log.GateSlot;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** Entities on a database of a test, without a server. */
public final class EntitySessions {

  private EntitySessions() {}

  /** For these entities; to be closed. */
  public static SessionFactory on(DataSource dataSource, Class<?>... entities) {
    var configuration = new Configuration().setProperty("hibernate.jdbc.time_zone", "UTC");
    // What queries over the others name.
    configuration.addAnnotatedClass(TriggerViewer.class);
    configuration.addAnnotatedClass(GatePermit.class);
    configuration.addAnnotatedClass(GateSlot.class);
    for (var entity : entities) {
      configuration.addAnnotatedClass(entity);
    }
    configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
    return configuration.buildSessionFactory();
  }
}
