package jp.noren.support.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.support.internal.app.ClaimBook;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.ClaimState;
import jp.noren.support.internal.domain.CoverDecision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The claims in their table. */
@Component
public final class SqlClaimBook implements ClaimBook {
    private static final String SELECT =
            "select c.id, c.claim_number, c.contract, c.storefront, c.member, c.cover, c.incident_at, c.description,"
                    + " c.filed_at, c.plan, c.reason, c.covered_from, c.covered_until, c.state, c.note from support.claims"
                    + " c";

    private final Sql sql;

    @Activate
    public SqlClaimBook(@Reference(target = "(schema.name=support)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Claim claim, String key) {
        return sql.insertIfAbsent(
                "insert into support.claims (id, claim_number, contract, storefront, member, idempotency_key, cover,"
                        + " incident_at, description, filed_at, plan, reason, covered_from, covered_until, state, note,"
                        + " changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                claim.id(),
                claim.number(),
                claim.contract(),
                claim.storefront(),
                claim.member(),
                key,
                claim.cover(),
                claim.incidentAt().toEpochMilli(),
                claim.description(),
                claim.filedAt().toEpochMilli(),
                claim.decision().plan(),
                claim.decision().reason(),
                claim.decision().from(),
                claim.decision().until(),
                claim.state().name(),
                claim.note(),
                claim.filedAt().toEpochMilli());
    }

    @Override
    public Optional<Claim> find(String id) {
        return sql.first(SELECT + " where c.id = ?", SqlClaimBook::read, id);
    }

    @Override
    public Optional<Claim> findByKey(String member, String key) {
        return sql.first(SELECT + " where c.member = ? and c.idempotency_key = ?", SqlClaimBook::read, member, key);
    }

    @Override
    public boolean settle(Claim covered, String note, Instant at) {
        return sql.update(
                        "update support.claims set state = 'SETTLED', note = ?, changed_at = ? where id = ? and state"
                                + " = 'COVERED'",
                        note,
                        at.toEpochMilli(),
                        covered.id())
                == 1;
    }

    @Override
    public List<Claim> page(Query query, Slice slice) {
        boolean back = slice.isBackwards();
        Conditions listing = new Conditions()
                .in("c.storefront", query.storefronts())
                .equal("c.member", query.member())
                .equal("c.contract", query.contract())
                .equal("c.state", query.state() == null ? null : query.state().name());
        String anchor = back ? slice.before() : slice.after();
        if (anchor != null) {
            String beyond = back ? ">" : "<";
            listing.and(
                    "exists (select 1 from support.claims a where a.id = ? and (c.filed_at " + beyond
                            + " a.filed_at or (c.filed_at = a.filed_at and c.id " + beyond + " a.id)))",
                    anchor);
        }
        String direction = back ? "" : " desc";
        String order = " order by c.filed_at" + direction + ", c.id" + direction + " fetch first " + slice.rows()
                + " rows only";
        return slice.shown(sql.query(SELECT + listing.where() + order, SqlClaimBook::read, listing.values()));
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(
                row.getString("id"),
                row.getString("claim_number"),
                row.getString("contract"),
                row.getString("storefront"),
                row.getString("member"),
                row.getString("cover"),
                Instant.ofEpochMilli(row.getLong("incident_at")),
                row.getString("description"),
                Instant.ofEpochMilli(row.getLong("filed_at")),
                new CoverDecision(
                        row.getString("reason"),
                        row.getString("plan"),
                        Sql.date(row, "covered_from"),
                        Sql.date(row, "covered_until")),
                ClaimState.valueOf(row.getString("state")),
                row.getString("note"));
    }
}
