package jp.noren.member.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import jp.noren.member.internal.app.MemberBook;
import jp.noren.member.internal.domain.Address;
import jp.noren.member.internal.domain.ContactPerson;
import jp.noren.member.internal.domain.EmailAddress;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The members in their tables. */
@Component
public final class SqlMemberBook implements MemberBook {
    private static final String SELECT =
            "select id, storefront, kind, name, email, login_id, lang, phone, transfer_name, postcode, region, city,"
                    + " street, building, department, person, terms_version, terms_agreed_at, registered_at, version from member.members ";
    private static final String INSERT =
            "insert into member.members (id, storefront, kind, name, email, email_key, login_id, lang, phone,"
                    + " transfer_name, postcode, region, city, street, building, department, person, registered_at,"
                    + " version)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";

    private final Sql sql;

    @Activate
    public SqlMemberBook(@Reference(target = "(schema.name=member)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Member member) {
        Profile p = member.profile();
        Address a = p.address();
        return sql.insertIfAbsent(
                INSERT,
                member.id(),
                member.storefront(),
                p.kind(),
                p.name(),
                p.email(),
                EmailAddress.key(p.email()),
                member.loginId(),
                p.language(),
                p.phone(),
                p.transferName(),
                a.postcode(),
                a.region(),
                a.city(),
                a.street(),
                a.building(),
                p.contact().department(),
                p.contact().person(),
                member.registeredAt().toEpochMilli());
    }

    @Override
    public Optional<Member> find(String id) {
        return sql.first(SELECT + "where id = ?", SqlMemberBook::read, id);
    }

    @Override
    public Optional<Member> findByEmail(String storefront, String email) {
        return sql.first(
                SELECT + "where storefront = ? and email_key = ?",
                SqlMemberBook::read,
                storefront,
                EmailAddress.key(email));
    }

    @Override
    public boolean change(Member member, Profile profile) {
        Address a = profile.address();
        return sql.update(
                        "update member.members set lang = ?, phone = ?, transfer_name = ?, postcode = ?, region = ?, city = ?, street = ?,"
                                + " building = ?, department = ?, person = ?, version = version + 1 where id = ? and version = ?",
                        profile.language(),
                        profile.phone(),
                        profile.transferName(),
                        a.postcode(),
                        a.region(),
                        a.city(),
                        a.street(),
                        a.building(),
                        profile.contact().department(),
                        profile.contact().person(),
                        member.id(),
                        member.version())
                == 1;
    }

    /** Asked before it is written: on PostgreSQL a violated key would give the transaction up. Should two come at once, one of them fails whole. */
    @Override
    public boolean changeEmail(Member member, String email) {
        if (findByEmail(member.storefront(), email).isPresent()) {
            return false;
        }
        return sql.update(
                        "update member.members set email = ?, email_key = ?, version = version + 1 where id = ?",
                        email,
                        EmailAddress.key(email),
                        member.id())
                == 1;
    }

    @Override
    public void agree(String member, String termsVersion, Instant at) {
        long millis = at.toEpochMilli();
        sql.insertIfAbsent(
                "insert into member.consents (member, terms_version, agreed_at) values (?, ?, ?)",
                member,
                termsVersion,
                millis);
        sql.update(
                "update member.members set terms_version = ?, terms_agreed_at = ? where id = ?",
                termsVersion,
                millis,
                member);
    }

    @Override
    public void awaitEmail(String ticketHash, String member, String email, Instant at) {
        sql.update(
                "insert into member.email_changes (ticket_hash, member, email, asked_at) values (?, ?, ?, ?)",
                ticketHash,
                member,
                email,
                at.toEpochMilli());
    }

    @Override
    public Optional<String> awaitedEmail(String ticketHash, String member) {
        return sql.first(
                "select email from member.email_changes where ticket_hash = ? and member = ?",
                row -> row.getString(1),
                ticketHash,
                member);
    }

    @Override
    public Optional<String> pendingEmail(String member) {
        return sql.first(
                "select email from member.email_changes where member = ? order by asked_at desc",
                row -> row.getString(1),
                member);
    }

    @Override
    public void forgetEmails(String member) {
        sql.update("delete from member.email_changes where member = ?", member);
    }

    private static Member read(ResultSet row) throws SQLException {
        return new Member(
                row.getString("id"),
                row.getString("storefront"),
                row.getString("login_id"),
                profile(row),
                consent(row),
                Instant.ofEpochMilli(row.getLong("registered_at")),
                row.getInt("version"));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("kind"),
                row.getString("name"),
                row.getString("email"),
                row.getString("lang"),
                row.getString("phone"),
                row.getString("transfer_name"),
                new Address(
                        row.getString("postcode"),
                        row.getString("region"),
                        row.getString("city"),
                        row.getString("street"),
                        row.getString("building")),
                new ContactPerson(row.getString("department"), row.getString("person")));
    }

    private static Member.Consent consent(ResultSet row) throws SQLException {
        String version = row.getString("terms_version");
        return version == null
                ? Member.Consent.NONE
                : new Member.Consent(version, Instant.ofEpochMilli(row.getLong("terms_agreed_at")));
    }
}
