package jp.noren.access.internal.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jp.noren.access.api.Authenticator;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Credentials.IssuedToken;
import jp.noren.access.internal.domain.OpaqueToken;
import jp.noren.access.internal.domain.SessionLimits;
import jp.noren.kernel.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Begins sessions and knows their bearers: one read a request, one write a minute. */
@Component(
        service = {Sessions.class, Authenticator.class},
        configurationPid = "jp.noren.access")
@Designate(ocd = AccessConfig.class)
public final class Sessions implements Authenticator {
    private final SessionStore sessions;
    private final ClientKeys keys;
    private final Clock clock;
    private final SessionLimits limits;

    @Activate
    public Sessions(
            @Reference SessionStore sessions, @Reference ClientKeys keys, @Reference Clock clock, AccessConfig config) {
        this.sessions = sessions;
        this.keys = keys;
        this.clock = clock;
        this.limits = new SessionLimits(
                Duration.ofMinutes(config.session_idle()), Duration.ofHours(config.session_absolute()));
    }

    IssuedToken begin(String principal) {
        Instant now = now();
        Instant expires = now.plus(limits.absolute());
        String token = OpaqueToken.create(OpaqueToken.SESSION);
        sessions.begin(new SessionStore.Begun(Ids.random("ses"), OpaqueToken.hash(token), principal, now, expires));
        return new IssuedToken(token, expires);
    }

    @Override
    public Optional<Caller> authenticate(String token) {
        if (OpaqueToken.looksLike(OpaqueToken.SESSION, token)) {
            return sessions.find(OpaqueToken.hash(token)).filter(this::use).map(found -> found.bearer()
                    .caller(found.id()));
        } else if (OpaqueToken.looksLike(OpaqueToken.API_KEY, token)) {
            return keys.bearer(token).map(client -> client.caller(null));
        }
        return Optional.empty();
    }

    private boolean use(SessionStore.Found session) {
        Instant now = now();
        boolean alive = limits.isAlive(session.lastUse(), session.expiresAt(), now);
        if (alive && limits.isUseToBeNoted(session.lastUse(), now)) {
            sessions.noteUse(session.id(), now);
        }
        return alive;
    }

    /** Ends one session at once. */
    public void end(String session) {
        sessions.end(session);
    }

    int sweep() {
        Instant now = now();
        return sessions.sweep(now.minus(limits.idle()), now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
