package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.ReturnFees;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One fee of the catalogue as it was on a day: of the rows of its code the last that was valid by then. */
@Component
public final class SqlReturnFees implements ReturnFees {
    private final Sql sql;

    @Activate
    public SqlReturnFees(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Fee> find(String storefront, String code, LocalDate on) {
        return sql.first(
                "select code, name_ja, name_en, name_vi, amount, tax_percent from rental.items"
                        + " where storefront = ? and kind = 'FEE' and code = ? and valid_from <= ?"
                        + " order by valid_from desc fetch first 1 rows only",
                SqlReturnFees::read,
                storefront,
                code,
                on);
    }

    private static Fee read(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        Long fixed = row.wasNull() ? null : amount;
        return new Fee(
                row.getString("code"),
                LocalizedText.of(row.getString("name_ja"), row.getString("name_en"), row.getString("name_vi")),
                fixed,
                row.getInt("tax_percent"));
    }
}
