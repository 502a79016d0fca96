package org.estran.app.accounts.doors;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.estran.app.accounts.BearerTokens;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.accounts.Passes;
import org.estran.app.accounts.SignIn;
import org.estran.app.pages.ProblemResponses;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** The chain of security filters. The page headers (content security policy and its like) are the room pages' own. */
@Configuration
class Doors {

    private final BearerTokens tokens;
    private final Passes passes;
    private final SignIn signIn;
    private final ProblemResponses problems;
    private final Refusals refusals;
    private final Sessions sessions;
    private final Callers callers;
    private final String baseUrl;

    Doors(
            BearerTokens tokens,
            Passes passes,
            SignIn signIn,
            ProblemResponses problems,
            Refusals refusals,
            Sessions sessions,
            Callers callers,
            @Value("${estran.base-url}") String baseUrl) {
        this.tokens = tokens;
        this.passes = passes;
        this.signIn = signIn;
        this.problems = problems;
        this.refusals = refusals;
        this.sessions = sessions;
        this.callers = callers;
        this.baseUrl = baseUrl;
    }

    @Bean
    SecurityFilterChain doorsOfTheCentre(HttpSecurity http) throws Exception {
        FormTokens formTokens = new FormTokens();
        return http.securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository())
                        .requireCsrfProtectionMatcher(formTokens)
                        .csrfTokenRequestHandler(formTokens))
                .addFilterBefore(bearerDoor(), CsrfFilter.class)
                .cors(cors -> cors.configurationSource(reading(publicReading())))
                .headers(headers -> headers.defaultsDisabled()
                        .httpStrictTransportSecurity(Customizer.withDefaults())
                        .addHeaderWriter(new PrivatePages(callers)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(openings()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private BearerDoor bearerDoor() {
        return new BearerDoor(tokens, passes, new BasicCredentials(signIn, tokens, new SameOrigin(baseUrl)), problems);
    }

    /** Names of parameters may be anything: each door refuses those it does not know, in the words of its protocol. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(any -> true);
        return firewall;
    }

    /** Nobody signs in through Spring's own machinery; its presence keeps Boot from inventing a user. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return attempt -> {
            throw new AuthenticationServiceException("people sign in at " + LocalAddress.SIGN_IN);
        };
    }

    private AuthorizationManager<RequestAuthorizationContext> openings() {
        SameOrigin sameOrigin = new SameOrigin(baseUrl);
        return (authentication, context) -> {
            Caller caller = callerOf(authentication.get());
            boolean passes = Openings.answer(context.getRequest(), caller) == Openings.Answer.PASS;
            boolean honest = caller.isSignedIn()
                    || Openings.isReading(context.getRequest())
                    || sameOrigin.holds(context.getRequest());
            return new AuthorizationDecision(passes && honest);
        };
    }

    private static Caller callerOf(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller
                : Caller.ANONYMOUS;
    }

    /** Requests that change something are judged by the other doors alone, whatever a proxy made of their origin. */
    private static CorsConfigurationSource reading(CorsConfigurationSource source) {
        return request -> Openings.isReading(request) ? source.getCorsConfiguration(request) : null;
    }

    /** What anyone may read, a page of another site may read for them; never with their cookies. */
    private static UrlBasedCorsConfigurationSource publicReading() {
        CorsConfiguration anyone = new CorsConfiguration();
        anyone.setAllowedOrigins(List.of("*"));
        anyone.setAllowedMethods(List.of("GET", "HEAD"));
        anyone.setAllowedHeaders(
                List.of("Accept", "Accept-Language", "Authorization", "Content-Type", "If-None-Match", "Range"));
        anyone.setExposedHeaders(List.of(
                "Accept-Ranges", "Content-Disposition", "Content-Range", "Digest", "ETag", "Link", "Repr-Digest"));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        // The first that fits counts.
        CorsConfiguration forms = new CorsConfiguration(anyone);
        forms.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        for (String pattern : List.of("/oai", "/csw", "/projects/*/csw", "/stac/search", "/projects/*/stac/search")) {
            source.registerCorsConfiguration(pattern, forms);
        }
        for (String pattern : List.of(
                "/records",
                "/records/**",
                "/api/records",
                "/api/records/**",
                "/api/openapi.json",
                "/opensearch.xml",
                "/stac",
                "/stac/**",
                "/projects/*/stac",
                "/projects/*/stac/**",
                "/dcat",
                "/projects/*/dcat",
                "/sitemap*.xml",
                "/.well-known/**")) {
            source.registerCorsConfiguration(pattern, anyone);
        }
        return source;
    }
}
