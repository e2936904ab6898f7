package jp.noren.access.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.Principal;

/** Reads a principal out of a joined row. */
final class BearerRows {
    static final String SELECT =
            "select p.id, p.kind, p.storefront, p.reseller, p.name, p.roles, p.password_hash, p.first_until";

    private BearerRows() {}

    static Principal read(ResultSet row) throws SQLException {
        return new Principal(
                row.getString(1),
                Caller.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                PrincipalEntity.rolesOf(row.getString(6)),
                row.getString(7),
                first(row.getLong(8)));
    }

    /** Null reads as zero. */
    private static Instant first(long until) {
        return until == 0 ? null : Instant.ofEpochMilli(until);
    }
}
