package id.laksa.dev.stores;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The engine's own role and database, so that the engine is not the server's superuser. */
final class PostgresOwner {
  private static final String MISSING =
      """
      SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', p.name, p.password)
        FROM (SELECT ?::text AS name, ?::text AS password) p
       WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = p.name)
      UNION ALL
      SELECT format('CREATE DATABASE %I OWNER %I', p.name, p.name)
        FROM (SELECT ?::text AS name) p
       WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = p.name)
      """;

  private PostgresOwner() {}

  /** Makes the role and its database of the same name, as far as they are missing. */
  static void ensure(Connection superuser, String name, String password) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      for (String order : missing(superuser, name, password)) {
        statement.execute(order);
      }
    }
  }

  /** Gives a user a password that nobody else has. */
  static void giveOwnPassword(Connection superuser, String user, String password)
      throws SQLException {
    String order;
    try (PreparedStatement query =
        superuser.prepareStatement(
            "SELECT format('ALTER ROLE %I PASSWORD %L', ?::text, ?::text)")) {
      query.setString(1, user);
      query.setString(2, password);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        order = row.getString(1);
      }
    }
    try (Statement statement = superuser.createStatement()) {
      statement.execute(order);
    }
  }

  private static List<String> missing(Connection superuser, String name, String password)
      throws SQLException {
    List<String> orders = new ArrayList<>();
    try (PreparedStatement query = superuser.prepareStatement(MISSING)) {
      query.setString(1, name);
      query.setString(2, password);
      query.setString(3, name);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          orders.add(rows.getString(1));
        }
      }
    }
    return orders;
  }
}
