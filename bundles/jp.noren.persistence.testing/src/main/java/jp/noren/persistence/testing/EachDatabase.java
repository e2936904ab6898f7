package jp.noren.persistence.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs on Derby and on PostgreSQL. It takes one parameter, a {@link TestDatabase} with the steps of the class path applied
 * and no rows but those that the steps themselves wrote.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(EachDatabase.Both.class)
public @interface EachDatabase {

    /** Hands out the databases one after the other, each emptied just before its turn. */
    final class Both implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ExtensionContext context) {
            return Arrays.stream(Kind.values()).map(TestDatabase::emptied).map(Arguments::of);
        }
    }
}
