using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Platform.Identity;

/// <summary>How long a session lasts and how its cookies are kept.</summary>
internal static class SessionRules
{
    /// <summary>A working day; each page opened begins it anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    public static void Add(IServiceCollection services)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionCookies>((cookie, names) =>
        {
            Keep(cookie.Cookie, names);
            cookie.Cookie.Name = names.Session;
            cookie.ExpireTimeSpan = Lifetime;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/dang-nhap";
            cookie.Events.OnSignedIn = signedIn =>
            {
                if (Guid.TryParse(signedIn.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var user))
                {
                    signedIn.HttpContext.RequestServices.GetRequiredService<FormOwner>().Remember(signedIn.HttpContext, user);
                }

                return Task.CompletedTask;
            };
        });
        foreach (var scheme in new[] { IdentityConstants.TwoFactorUserIdScheme, IdentityConstants.TwoFactorRememberMeScheme, IdentityConstants.ExternalScheme })
        {
            services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<SessionCookies>((cookie, names) => Keep(cookie.Cookie, names));
        }

        services.AddOptions<AntiforgeryOptions>().Configure<SessionCookies>((antiforgery, names) =>
        {
            Keep(antiforgery.Cookie, names);
            antiforgery.Cookie.Name = names.Antiforgery;
            antiforgery.SuppressXFrameOptionsHeader = true; // the content policy says it, for all pages
        });
    }

    private static void Keep(CookieBuilder cookie, SessionCookies names)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = names.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}
