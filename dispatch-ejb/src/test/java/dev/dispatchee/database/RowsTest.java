// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static final String THREE = "values (2, 'b'), (1, 'a'), (2, 'c')";
  private static final String NONE = "select 1 from dual where false";
  private static final Database DATABASE = TestDatabase.H2.create();

  private final List<ResultSet> opened = new ArrayList<>();

  @Test
  void readsEachRowInOrder() {
    assertThat(this.<List<Integer>>read(THREE, select -> Rows.list(select, this::number)))
        .containsExactly(2, 1, 2);
    assertThat(this.<List<Integer>>read(NONE, select -> Rows.list(select, this::number))).isEmpty();
  }

  @Test
  void keepsTheLastOfWhatHasTheSameKey() {
    assertThat(
            this.<Map<Integer, String>>read(
                THREE, select -> Rows.map(select, this::number, row -> row.getString(2))))
        .containsExactly(entry(2, "c"), entry(1, "a"));
  }

  @Test
  void readsTheFirstRowAlone() {
    assertThat(this.<Optional<Integer>>read(THREE, select -> Rows.first(select, this::number)))
        .contains(2);
    assertThat(opened).hasSize(1);
    assertThat(this.<Optional<Integer>>read(NONE, select -> Rows.first(select, this::number)))
        .isEmpty();
  }

  @Test
  void knowsWhetherThereIsAny() {
    assertThat(this.<Boolean>read(THREE, Rows::any)).isTrue();
    assertThat(this.<Boolean>read(NONE, Rows::any)).isFalse();
  }

  @Test
  void refusesToBeWithoutTheOnlyRow() {
    assertThatIllegalStateException()
        .isThrownBy(() -> this.<Integer>read(NONE, select -> Rows.only(select, this::number)));
  }

  @Test
  void closesWhatItReadEvenIfARowCannotBeRead() throws SQLException {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                this.<List<Integer>>read(
                    THREE,
                    select ->
                        Rows.list(
                            select,
                            row -> {
                              number(row);
                              throw new IllegalStateException("unreadable");
                            })));

    assertThat(opened).hasSize(1);
    assertThat(opened.get(0).isClosed()).isTrue();
  }

  private int number(ResultSet row) throws SQLException {
    opened.add(row);
    return row.getInt(1);
  }

  private interface Reading<T> {
    T of(PreparedStatement select) throws SQLException;
  }

  private <T> T read(String sql, Reading<T> reading) {
    return DATABASE.withConnection(
        connection -> {
          // Not closed before the test has looked: that would close the rows too.
          var select = connection.prepareStatement(sql);
          return reading.of(select);
        });
  }
}
