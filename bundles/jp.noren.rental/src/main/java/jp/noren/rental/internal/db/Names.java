package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import jp.noren.kernel.LocalizedText;

/** Names in the three languages as three columns. */
final class Names {
    private Names() {}

    static LocalizedText read(ResultSet row, String column) throws SQLException {
        return LocalizedText.of(
                row.getString(column + "_ja"), row.getString(column + "_en"), row.getString(column + "_vi"));
    }
}
