package jp.noren.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** The shipped archive on PostgreSQL with the demo's shops, everybody who asks, and one object of each kind. */
record MatrixHouse(
        Database database, Node node, Api anonymous, MatrixPeople people, MatrixThings things, WrittenRows rows)
        implements AutoCloseable {
    private static final String FEATURES = "noren-all";

    static MatrixHouse open(Path archive, Path folder) throws IOException, SQLException {
        Database database = Database.of("postgresql");
        Node node = Node.unpack(archive, folder, Node.freePort())
                .with("NOREN_SANDBOX", "1")
                .with("NOREN_FEATURES", FEATURES);
        try {
            database.environment().forEach(node::with);
            node.start();
            Api anonymous = Api.at(node.address());
            anonymous
                    .put("/api/v1/sandbox/clock", Map.of("instant", "2026-11-09T01:00:00Z"))
                    .orFail("clock");
            Desk desk = Desk.open(node, anonymous);
            desk.loadDemo();
            MatrixPeople people = new MatrixPeople(anonymous, desk.api());
            MatrixThings things = new MatrixThings(people, anonymous);
            things.make();
            WrittenRows rows = new WrittenRows(database.url(node), database.user(), database.password());
            return new MatrixHouse(database, node, anonymous, people, things, rows);
        } catch (RuntimeException | SQLException e) {
            node.stop();
            database.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        node.close();
        database.close();
    }
}
