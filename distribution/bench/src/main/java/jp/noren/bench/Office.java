package jp.noren.bench;

import java.util.List;
import java.util.Map;

/**
 * A desk with an operator of its own whose password is known here: he logs in again whenever the clock was moved past the end of his session.
 */
final class Office {
    private final Api anonymous;
    private final String login;
    private final String password = "Osaka-" + Api.newKey();

    private Office(Api anonymous, String login) {
        this.anonymous = anonymous;
        this.login = login;
    }

    /** Makes the operator and lets him redeem his one-time secret. */
    static Office open(Desk desk, Api anonymous, String login, List<String> roles) {
        Office office = new Office(anonymous, login);
        Answer made = desk.api()
                .writtenTo(Transcript.NONE)
                .post("/api/v1/operators", Map.of("login_id", login, "name", "窓口 " + login, "roles", roles))
                .orFail("operator " + login);
        anonymous
                .writtenTo(Transcript.NONE)
                .post(
                        "/api/v1/operators/redemptions",
                        Map.of("secret", made.get("/one_time_secret"), "new_password", office.password))
                .orFail("first login of " + login);
        return office;
    }

    /** A session of this moment. */
    Api now() {
        Answer session = anonymous
                .writtenTo(Transcript.NONE)
                .post("/api/v1/sessions", Map.of("login_id", login, "password", password))
                .orFail("login of " + login);
        return anonymous.as(session.get("/token"));
    }
}
