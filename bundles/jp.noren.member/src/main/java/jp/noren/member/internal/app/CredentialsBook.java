package jp.noren.member.internal.app;

import java.util.List;
import jp.noren.member.internal.domain.Member;

/** How often a member's login id and first password were to be mailed. Each change is one statement, whose row count decides. */
public interface CredentialsBook {

    /** Notes the first mail; false when one was noted before. */
    boolean askFirst(String member);

    /** Notes one more mail; its number. */
    int askAgain(String member);

    /** The number of the last mail that was noted; zero for none. */
    int asked(String member);

    /** Notes that this mail was written; false when it, or a later one, was written before. */
    boolean markSent(String member, int number);

    /** The members of a storefront whose phone may be this one, for the inquiry desk; which of them fit is decided there. */
    List<Member> byPhone(String storefront, String phone);
}
