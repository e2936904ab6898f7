package jp.noren.access.internal.db;

import java.time.Instant;
import java.util.Optional;
import jp.noren.access.internal.app.TicketStore;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tickets as plain statements: one conditional update decides who uses one. */
@Component(service = TicketStore.class)
public final class SqlTickets implements TicketStore {
    private final Sql sql;

    @Activate
    public SqlTickets(@Reference Sql sql, @Reference(target = "(schema.name=access)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public void add(String ticketHash, String principal, String purpose, Instant expiresAt) {
        sql.update(
                "insert into access.tickets (ticket_hash, principal, purpose, expires_at) values (?, ?, ?, ?)",
                ticketHash,
                principal,
                purpose,
                expiresAt.toEpochMilli());
    }

    @Override
    public boolean use(String ticketHash, String purpose, Instant now) {
        return sql.update(
                        "update access.tickets set used_at = ?"
                                + " where ticket_hash = ? and purpose = ? and used_at is null and expires_at > ?",
                        now.toEpochMilli(),
                        ticketHash,
                        purpose,
                        now.toEpochMilli())
                == 1;
    }

    @Override
    public Optional<String> principal(String ticketHash, String purpose) {
        return sql.first(
                "select principal from access.tickets where ticket_hash = ? and purpose = ?",
                row -> row.getString(1),
                ticketHash,
                purpose);
    }

    @Override
    public void removeAll(String principal) {
        sql.update("delete from access.tickets where principal = ?", principal);
    }

    @Override
    public int sweep(Instant before) {
        return sql.update("delete from access.tickets where expires_at < ?", before.toEpochMilli());
    }
}
