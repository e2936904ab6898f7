package jp.noren.audit.internal.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.database.EmbeddedDatabase;

/** An attacker with every right on the database, who also remembers an old state of it. He has not got the key. */
final class Tampering implements AutoCloseable {

    enum Kind {
        EDIT_DETAILS,
        EDIT_ACTOR,
        EDIT_ACT,
        EDIT_OBJECT,
        EDIT_TIME,
        EDIT_HASH,
        EDIT_KEY_ID,
        DELETE_ONE,
        DELETE_ONE_AND_CLOSE_THE_GAP,
        INSERT_AT_THE_END,
        INSERT_AT_THE_END_AND_MOVE_THE_HEAD,
        SWAP_TWO,
        MOVE_TO_ANOTHER_LANE,
        CUT_OFF,
        CUT_OFF_AND_FORGE_THE_HEAD,
        REWIND_TO_AN_OLD_STATE,
        REHASH_WITH_ANOTHER_KEY,
        DELETE_A_HEAD,
        EDIT_A_HEAD,
        DELETE_A_CHAIN
    }

    private static final String ENTRY =
            "insert into audit.entries (chain, lane, n, id, happened_at, actor_kind, actor, act, object_id, details, key_id, hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final boolean derby;
    private final Random random;
    private final List<Object[]> entries;
    private final List<Object[]> heads;

    Tampering(TestDatabase database, Random random) throws SQLException {
        this.connection = database.raw().connectDirectly();
        this.random = random;
        this.derby = database.kind() == EmbeddedDatabase.Kind.DERBY;
        if (derby) {
            run("drop trigger audit.entries_no_update");
            run("drop trigger audit.entries_no_delete");
        } else {
            run("set session_replication_role = replica");
        }
        entries =
                rows("select chain, lane, n, id, happened_at, actor_kind, actor, act, object_id, details, key_id, hash"
                        + " from audit.entries order by chain, lane, n");
        heads = rows("select chain, lane, n, hash, key_id, signature from audit.heads");
    }

    /** @return what was done */
    String tamper(Kind kind) throws SQLException {
        Object[] victim = entries.get(random.nextInt(entries.size()));
        String at = " where chain = '" + victim[0] + "' and lane = " + victim[1];
        String row = at + " and n = " + victim[2];
        long last = last(victim);
        String hash = hex();
        switch (kind) {
            case EDIT_DETAILS ->
                run("update audit.entries set details = '{\"amount\":0" + random.nextInt(9) + "}'" + row);
            case EDIT_ACTOR -> run("update audit.entries set actor = 'opr_2'" + row);
            case EDIT_ACT -> run("update audit.entries set act = 'payment.seen'" + row);
            case EDIT_OBJECT -> run("update audit.entries set object_id = 'pay_x'" + row);
            case EDIT_TIME -> run("update audit.entries set happened_at = happened_at + 1" + row);
            case EDIT_HASH -> run("update audit.entries set hash = '" + hash + "'" + row);
            case EDIT_KEY_ID -> run("update audit.entries set key_id = '0123456789abcdef'" + row);
            case DELETE_ONE -> run("delete from audit.entries" + row);
            case DELETE_ONE_AND_CLOSE_THE_GAP -> closeGap(at, row, victim, last);
            case INSERT_AT_THE_END -> insert(victim, last + 1, hash);
            case INSERT_AT_THE_END_AND_MOVE_THE_HEAD -> {
                insert(victim, last + 1, hash);
                run("update audit.heads set n = n + 1, hash = '" + hash + "'" + at);
            }
            case SWAP_TWO -> swap(at, victim, last);
            case MOVE_TO_ANOTHER_LANE -> run("update audit.entries set chain = 'SORA'" + row);
            case CUT_OFF -> run("delete from audit.entries" + at + " and n >= " + victim[2]);
            case CUT_OFF_AND_FORGE_THE_HEAD -> {
                run("delete from audit.entries" + at + " and n >= " + victim[2]);
                run("update audit.heads set n = " + ((long) victim[2] - 1) + ", hash = '" + hash + "'" + at);
            }
            case REWIND_TO_AN_OLD_STATE -> rewindLane(at);
            case REHASH_WITH_ANOTHER_KEY -> rehash(at, victim);
            case DELETE_A_HEAD -> run("delete from audit.heads" + at);
            case EDIT_A_HEAD -> run("update audit.heads set signature = '" + hash + "'" + at);
            case DELETE_A_CHAIN -> {
                run("delete from audit.entries where chain = '" + victim[0] + "'");
                run("delete from audit.heads where chain = '" + victim[0] + "'");
            }
        }
        return kind + row;
    }

    private long last(Object[] victim) {
        return entries.stream()
                .filter(other -> other[0].equals(victim[0]) && other[1].equals(victim[1]))
                .mapToLong(other -> (long) other[2])
                .max()
                .orElseThrow();
    }

    private void closeGap(String at, String row, Object[] victim, long last) throws SQLException {
        run("delete from audit.entries" + row);
        List<Object[]> followers = new ArrayList<>();
        for (long n = (long) victim[2] + 1; n <= last; n++) {
            followers.add(new Object[] {n - 1, victim[0], victim[1], n});
        }
        each("update audit.entries set n = ? where chain = ? and lane = ? and n = ?", followers);
        run("update audit.heads set n = n - 1" + at);
    }

    private void insert(Object[] like, long n, String hash) throws SQLException {
        Object[] forged = like.clone();
        forged[2] = n;
        forged[3] = "aud_forged" + random.nextInt();
        forged[11] = hash;
        insertEntry(forged);
    }

    private void swap(String at, Object[] victim, long last) throws SQLException {
        long n = (long) victim[2];
        long other = n == last ? 1 : n + 1;
        run("update audit.entries set n = 0" + at + " and n = " + n);
        run("update audit.entries set n = " + n + at + " and n = " + other);
        run("update audit.entries set n = " + other + at + " and n = 0");
    }

    /** The state before anything was written: an empty lane whose head is signed in good faith. Harder to see than any other. */
    private void rewindLane(String at) throws SQLException {
        run("delete from audit.entries" + at);
        run("delete from audit.heads" + at);
    }

    private void rehash(String at, Object[] victim) throws SQLException {
        run("update audit.entries set details = '{}'" + at + " and n = " + victim[2]);
        List<Object[]> followers = new ArrayList<>();
        for (Object[] entry : entries) {
            if (entry[0].equals(victim[0]) && entry[1].equals(victim[1]) && (long) entry[2] >= (long) victim[2]) {
                followers.add(new Object[] {hex(), entry[0], entry[1], entry[2]});
            }
        }
        each("update audit.entries set hash = ? where chain = ? and lane = ? and n = ?", followers);
        run("update audit.heads set hash = (select hash from audit.entries e where e.chain = audit.heads.chain"
                + " and e.lane = audit.heads.lane and e.n = audit.heads.n)" + at);
    }

    /** Puts the database back to the state at the beginning: entries written since vanish, and the heads of then are genuine. */
    void rewind() throws SQLException {
        undo();
    }

    void undo() throws SQLException {
        connection.setAutoCommit(false);
        run("delete from audit.entries");
        run("delete from audit.heads");
        each(ENTRY, entries);
        each("insert into audit.heads (chain, lane, n, hash, key_id, signature) values (?, ?, ?, ?, ?, ?)", heads);
        connection.setAutoCommit(true);
    }

    private void insertEntry(Object[] entry) throws SQLException {
        each(ENTRY, List.<Object[]>of(entry));
    }

    private void each(String statement, List<Object[]> rows) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    prepared.setObject(i + 1, row[i]);
                }
                prepared.addBatch();
            }
            prepared.executeBatch();
        }
    }

    private void run(String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    private List<Object[]> rows(String query) throws SQLException {
        try (Statement plain = connection.createStatement();
                ResultSet rows = plain.executeQuery(query)) {
            List<Object[]> found = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Object[] values = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    values[i] = rows.getObject(i + 1);
                }
                found.add(values);
            }
            return found;
        }
    }

    private String hex() {
        return String.format("%016x", random.nextLong()).repeat(4);
    }

    /** The next test finds the triggers again. */
    @Override
    public void close() throws SQLException {
        if (derby) {
            for (String trigger : triggers()) {
                run(trigger);
            }
        }
        connection.close();
    }

    private static List<String> triggers() {
        try (InputStream step = Tampering.class.getResourceAsStream("/db/audit/V001__trail.sql")) {
            return new String(step.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("create trigger audit.entries_no"))
                    .map(line -> line.substring(0, line.length() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
