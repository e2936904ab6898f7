package jp.noren.member.internal.db;

import java.util.List;
import java.util.Optional;
import jp.noren.member.internal.app.CredentialsBook;
import jp.noren.member.internal.app.MemberBook;
import jp.noren.member.internal.domain.Member;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The numbers of the credentials mails, in the members' rows. */
@Component
public final class SqlCredentialsBook implements CredentialsBook {
    private final Sql sql;
    private final MemberBook members;

    @Activate
    public SqlCredentialsBook(
            @Reference(target = "(schema.name=member)") Schema schema,
            @Reference Sql sql,
            @Reference MemberBook members) {
        this.sql = sql;
        this.members = members;
    }

    @Override
    public boolean askFirst(String member) {
        return sql.update(
                        "update member.members set credentials_asked = 1 where id = ? and credentials_asked = 0",
                        member)
                == 1;
    }

    @Override
    public int askAgain(String member) {
        sql.update("update member.members set credentials_asked = credentials_asked + 1 where id = ?", member);
        return asked(member);
    }

    @Override
    public int asked(String member) {
        return sql.first("select credentials_asked from member.members where id = ?", row -> row.getInt(1), member)
                .orElse(0);
    }

    @Override
    public boolean markSent(String member, int number) {
        return sql.update(
                        "update member.members set credentials_sent = ? where id = ? and credentials_sent < ?",
                        number,
                        member,
                        number)
                == 1;
    }

    /** With hyphens or without, as it was registered; the caller compares the digits. Few members share a phone: a family, a company's exchange. */
    @Override
    public List<Member> byPhone(String storefront, String phone) {
        return sql
                .query(
                        "select id from member.members where storefront = ? and phone like ?",
                        row -> row.getString(1),
                        storefront,
                        String.join("%", ("%" + phone.replaceAll("[^0-9]", "")).split("")))
                .stream()
                .map(members::find)
                .flatMap(Optional::stream)
                .toList();
    }
}
