package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.CardBook;
import jp.noren.rental.internal.domain.CardFace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The cards in their table; a claim is a row whose end lies in the future. */
@Component
public final class SqlCards implements CardBook {
    private static final String SELECT =
            "select k.customer_ref, k.storefront, k.member, k.brand, k.last4, k.expires, k.idempotency_key from rental.cards k";
    private static final String NOBODY = "nobody";
    private static final String ASKED = "asked";

    private final Sql sql;

    @Activate
    public SqlCards(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Kept> find(String customerRef) {
        return sql.first(SELECT + " where k.customer_ref = ?", SqlCards::read, customerRef);
    }

    @Override
    public void put(Kept card, Instant at) {
        CardFace face = card.face();
        Object[] values = {
            card.storefront(),
            card.member(),
            face.brand(),
            face.last4(),
            month(face),
            card.key(),
            at.toEpochMilli(),
            card.customerRef()
        };
        int known = sql.update(
                "update rental.cards set storefront = ?, member = ?, brand = ?, last4 = ?, expires = ?, warned_for = null,"
                        + " idempotency_key = ?, kept_at = ? where customer_ref = ?",
                values);
        if (known == 0) {
            sql.update(
                    "insert into rental.cards (storefront, member, brand, last4, expires, idempotency_key, kept_at, customer_ref)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    values);
        }
    }

    private static String month(CardFace face) {
        return face.expires() == null ? null : face.expires().toString();
    }

    @Override
    public boolean claim(String customerRef, String holder, Instant now, Instant until) {
        sql.insertIfAbsent(
                "insert into rental.card_claims (customer_ref, holder, held_until) values (?, ?, ?)",
                customerRef,
                NOBODY,
                0L);
        return sql.update(
                        "update rental.card_claims set holder = ?, held_until = ? where customer_ref = ? and held_until <= ?",
                        holder,
                        until.toEpochMilli(),
                        customerRef,
                        now.toEpochMilli())
                == 1;
    }

    @Override
    public boolean release(String customerRef, String holder) {
        return sql.update(
                        "update rental.card_claims set holder = ?, held_until = ? where customer_ref = ? and holder = ?",
                        NOBODY,
                        0L,
                        customerRef,
                        holder)
                == 1;
    }

    @Override
    public List<Kept> expiring(YearMonth by, LocalDate on, String after, int limit) {
        return sql.query(
                SELECT
                        + " where k.expires <= ? and (k.warned_for is null or k.warned_for <> k.expires) and k.customer_ref > ?"
                        + " and exists (select 1 from rental.contracts c where c.customer_ref = k.customer_ref"
                        + " and c.method = 'CARD' and c.state not in ('ENDED', 'FORCED_END')"
                        + " and (c.end_on is null or c.end_on >= ?))"
                        + " order by k.customer_ref fetch first " + limit + " rows only",
                SqlCards::read,
                by.toString(),
                after,
                on);
    }

    @Override
    public List<Kept> unknown(LocalDate on, Instant askedBefore, int limit) {
        return sql.query(
                "select distinct c.customer_ref, c.storefront, c.member from rental.contracts c where c.method = 'CARD'"
                        + " and c.customer_ref is not null and c.state not in ('ENDED', 'FORCED_END')"
                        + " and (c.end_on is null or c.end_on >= ?) and not exists (select 1 from rental.cards k"
                        + " where k.customer_ref = c.customer_ref and (k.expires is not null or k.kept_at > ?))"
                        + " order by c.customer_ref fetch first " + limit + " rows only",
                row -> new Kept(row.getString(1), row.getString(2), row.getString(3), CardFace.UNKNOWN, ASKED),
                on,
                askedBefore.toEpochMilli());
    }

    @Override
    public void learn(Kept card, Instant at) {
        CardFace face = card.face();
        int known = sql.update(
                "update rental.cards set brand = ?, last4 = ?, expires = ?, kept_at = ? where customer_ref = ? and expires is null",
                face.brand(),
                face.last4(),
                month(face),
                at.toEpochMilli(),
                card.customerRef());
        if (known == 0 && find(card.customerRef()).isEmpty()) {
            put(card, at);
        }
    }

    @Override
    public boolean markWarned(Kept card) {
        String expires = month(card.face());
        return sql.update(
                        "update rental.cards set warned_for = expires where customer_ref = ? and expires = ?"
                                + " and (warned_for is null or warned_for <> expires)",
                        card.customerRef(),
                        expires)
                == 1;
    }

    private static Kept read(ResultSet row) throws SQLException {
        String expires = row.getString("expires");
        return new Kept(
                row.getString("customer_ref"),
                row.getString("storefront"),
                row.getString("member"),
                new CardFace(
                        row.getString("brand"),
                        row.getString("last4"),
                        expires == null ? null : YearMonth.parse(expires)),
                row.getString("idempotency_key"));
    }
}
