package jp.noren.payment.internal.db;

import java.net.URI;
import java.util.Optional;
import jp.noren.payment.internal.app.ReturnTickets;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tickets in {@code payment.returns}. */
@Component
public final class SqlReturnTickets implements ReturnTickets {
    private final Sql sql;

    @Activate
    public SqlReturnTickets(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public void keep(Ticket ticket) {
        sql.insertIfAbsent(
                "insert into payment.returns (payment, nonce_hash, return_to, original) values (?, ?, ?, ?)",
                ticket.payment(),
                ticket.nonceHash(),
                ticket.returnTo() == null ? null : ticket.returnTo().toString(),
                RequestText.write(ticket.original()));
    }

    @Override
    public Optional<Ticket> find(String payment) {
        return sql.first(
                "select nonce_hash, return_to, original from payment.returns where payment = ?",
                row -> {
                    String returnTo = row.getString(2);
                    String original = row.getString(3);
                    return new Ticket(
                            payment,
                            row.getString(1),
                            original == null ? null : RequestText.read(original),
                            returnTo == null ? null : URI.create(returnTo));
                },
                payment);
    }

    @Override
    public int forgetEnded() {
        return sql.update("update payment.returns set original = null where original is not null and payment in"
                + " (select p.id from payment.payments p where p.live_purpose is null or p.state = 'SUCCEEDED')");
    }
}
