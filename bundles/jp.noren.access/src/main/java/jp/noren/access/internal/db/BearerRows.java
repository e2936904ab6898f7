package jp.noren.access.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import jp.noren.access.api.Caller;
import jp.noren.access.internal.app.Principal;
import jp.noren.access.internal.domain.ClientScopes;

/** Reads a principal out of a joined row. */
final class BearerRows {
    static final String SELECT =
            "select p.id, p.kind, p.storefront, p.reseller, p.name, p.roles, p.password_hash, p.first_until, p.scopes";

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
                instant(row.getLong(8)),
                ClientScopes.of(row.getString(9)));
    }

    /** Null reads as zero. */
    static Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
