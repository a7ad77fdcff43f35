using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Tdc.Platform.Identity;

/// <summary>Finds whose form a post is after its session has ended.</summary>
/// <remarks>
/// The antiforgery token in the form fits one person only, and cannot say whom; so the accounts that last used this browser
/// are tried in turn: the signed-in one, that of the expired ticket, those of a sealed cookie.
/// </remarks>
public sealed class FormOwner(
    IAntiforgery antiforgery, IOptionsMonitor<CookieAuthenticationOptions> cookies, IDataProtectionProvider protection, SessionCookies names)
{
    private const int Remembered = 4;

    /// <summary>The owner; <see langword="null"/> when no account used this browser.</summary>
    public async Task<Guid?> FindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var candidates = new[] { Asker.Of(http.User).UserId, TicketOwner(http) }.OfType<Guid>().Concat(AccountsOf(http)).Distinct().ToList();
        foreach (var candidate in candidates)
        {
            if (await FitsAsync(http, candidate))
            {
                return candidate;
            }
        }

        return candidates.Count > 0 ? candidates[0] : null;
    }

    /// <summary>Remembers that an account used this browser.</summary>
    internal void Remember(HttpContext http, Guid user)
    {
        var accounts = new[] { user }.Concat(AccountsOf(http)).Distinct().Take(Remembered);
        http.Response.Cookies.Append(names.Accounts, Protector.Protect(string.Join(' ', accounts)), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = names.Https,
            Path = "/",
            MaxAge = TimeSpan.FromDays(30),
        });
    }

    private IDataProtector Protector => protection.CreateProtector("tdc.accounts-of-browser");

    private IEnumerable<Guid> AccountsOf(HttpContext http)
    {
        if (http.Request.Cookies[names.Accounts] is not { Length: > 0 } cookie)
        {
            return [];
        }

        try
        {
            return Protector.Unprotect(cookie).Split(' ').Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return [];
        }
    }

    private Guid? TicketOwner(HttpContext http)
    {
        var options = cookies.Get(IdentityConstants.ApplicationScheme);
        var cookie = options.CookieManager.GetRequestCookie(http, options.Cookie.Name!);
        var ticket = string.IsNullOrEmpty(cookie) ? null : options.TicketDataFormat.Unprotect(cookie);
        return Guid.TryParse(ticket?.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    }

    private async Task<bool> FitsAsync(HttpContext http, Guid user)
    {
        var asked = http.User;
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.ToString())], IdentityConstants.ApplicationScheme));
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        finally
        {
            http.User = asked;
        }
    }
}
