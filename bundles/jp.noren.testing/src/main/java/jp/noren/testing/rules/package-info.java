/**
 * The rules of the house as programs. {@link jp.noren.testing.rules.HouseRulesTest} runs all of them against each bundle when it is built;
 * {@link jp.noren.testing.rules.JarRules} looks at the jars together.
 */
package jp.noren.testing.rules;
