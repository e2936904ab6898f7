package jp.noren.persistence.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.noren.persistence.Sql.Dialect;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void statementsEndWithASemicolonAtTheEndOfALine() {
        String text =
                """
                -- a comment; with a semicolon
                create table a.b (
                  name varchar(10), -- said; here
                  note varchar(10) default ';x'
                );

                insert into a.b values ('x;', 'y');
                """;
        assertThat(Script.statements(text, Dialect.DERBY))
                .containsExactly(
                        """
                        create table a.b (
                          name varchar(10), -- said; here
                          note varchar(10) default ';x'
                        )""",
                        "insert into a.b values ('x;', 'y')");
    }

    @Test
    void theWordsThatDifferAreFilledIn() {
        String text = "create table a.b (c ${bytes}, d ${text}, e int generated always as (1) ${stored});";
        assertThat(Script.statements(text, Dialect.DERBY))
                .containsExactly("create table a.b (c blob, d clob, e int generated always as (1) )");
        assertThat(Script.statements(text, Dialect.POSTGRESQL))
                .containsExactly("create table a.b (c bytea, d text, e int generated always as (1) stored)");
    }

    @Test
    void aStatementCanBeKeptToOneDatabase() {
        String text =
                "-- only: derby\ncreate index a.i on a.b (c);\n-- only: postgresql\ncreate index j on a.b (c);\ncreate table a.d (e int);\n";
        assertThat(Script.statements(text, Dialect.DERBY))
                .containsExactly("create index a.i on a.b (c)", "create table a.d (e int)");
        assertThat(Script.statements(text, Dialect.POSTGRESQL))
                .containsExactly("create index j on a.b (c)", "create table a.d (e int)");
    }

    @Test
    void whatCannotBeRightIsRefused() {
        assertThatThrownBy(() -> Script.statements("create table a.b (c int)", Dialect.DERBY))
                .isInstanceOf(SchemaRefusedException.class);
        assertThatThrownBy(() -> Script.statements("create table a.b (c ${blob});", Dialect.DERBY))
                .hasMessageContaining("${blob}");
    }
}
