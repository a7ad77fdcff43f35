using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>Links in letters, by which somebody without password proves to be the reader of a mailbox.</summary>
/// <remarks>A link dies when its time is over and as soon as the account's password or sessions change: so it works once.</remarks>
public sealed class AccountLinks(IDataProtectionProvider protection, TdcDbContext db, TimeProvider clock)
{
    /// <summary>How long an invitation works.</summary>
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(14);

    /// <summary>How long a link for a new password works.</summary>
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(2);

    private IDataProtector Protector => protection.CreateProtector("tdc.account-link.v1");

    /// <summary>The path of a link, without language: <c>/loi-moi/…</c> or <c>/dat-lai-mat-khau/…</c>.</summary>
    public string PathOf(TdcUser user, AccountLetter letter)
    {
        ArgumentNullException.ThrowIfNull(user);
        var until = clock.GetUtcNow() + (letter == AccountLetter.Invitation ? InvitationLifetime : ResetLifetime);
        var token = Protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{letter}|{user.Id}|{until.UtcTicks}|{user.SecurityStamp}"));
        return (letter == AccountLetter.Invitation ? "/loi-moi/" : "/dat-lai-mat-khau/") + token;
    }

    /// <summary>Whose link this is; <see langword="null"/> when it is not genuine, too old or used.</summary>
    public async Task<TdcUser?> ReadAsync(string? token, AccountLetter letter, CancellationToken cancellation)
    {
        string[] parts;
        try
        {
            parts = Protector.Unprotect(token ?? "").Split('|');
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }

        if (parts.Length != 4 || parts[0] != letter.ToString() || !Guid.TryParse(parts[1], out var id)
            || !long.TryParse(parts[2], CultureInfo.InvariantCulture, out var until) || until <= clock.GetUtcNow().UtcTicks)
        {
            return null;
        }

        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.DeactivatedAt == null, cancellation);
        return user?.SecurityStamp == parts[3] ? user : null;
    }
}
