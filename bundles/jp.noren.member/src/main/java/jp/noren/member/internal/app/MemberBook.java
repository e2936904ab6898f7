package jp.noren.member.internal.app;

import java.time.Instant;
import java.util.Optional;
import jp.noren.member.internal.domain.Member;
import jp.noren.member.internal.domain.Profile;

/** The members of all storefronts. */
public interface MemberBook {

    /** False when the address or the login id is somebody's at this storefront already. */
    boolean add(Member member);

    Optional<Member> find(String id);

    Optional<Member> findByEmail(String storefront, String email);

    /** Writes a changed profile if the version is still the one named; false when it is not. */
    boolean change(Member member, Profile profile);

    /** Gives a member a verified address; false when somebody else has it meanwhile. */
    boolean changeEmail(Member member, String email);

    /** Stores a consent with its instant (R105). */
    void agree(String member, String termsVersion, Instant at);

    /** Remembers which address a link verifies, by the hash of the link's ticket. */
    void awaitEmail(String ticketHash, String member, String email, Instant at);

    /** The address that the link verifies for the member. */
    Optional<String> awaitedEmail(String ticketHash, String member);

    /** The address that waits for its verification since last. */
    Optional<String> pendingEmail(String member);

    void forgetEmails(String member);
}
