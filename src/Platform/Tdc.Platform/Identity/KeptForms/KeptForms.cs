using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>A kept form as its owner finds it again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="KeptAt">When it was kept.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Text">What was posted; <see langword="null"/> when it belongs to somebody else.</param>
public sealed record FoundForm(KeptFormId Id, DateTimeOffset KeptAt, DateTimeOffset ExpiresAt, KeptText? Text);

/// <summary>Keeps what was posted after a session had ended, for 24 hours, for the person who posted it.</summary>
public sealed class KeptForms(TdcDbContext db, TimeProvider clock, FormOwner owner, SessionCookies names)
{
    /// <summary>Where a kept form is shown again.</summary>
    public const string Address = "/khoi-phuc";

    /// <summary>The name of the hidden field by which a form that is sent again names its kept copy.</summary>
    public const string AgainField = "_giu";

    /// <summary>How long a form is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int MostInCookie = 5;
    private const int MostCharacters = 4_000_000;

    // Pages whose fields are secrets, or which must leave no trace (a report of wrongdoing).
    private static readonly PathString[] never =
        ["/dang-nhap", "/dang-xuat", "/loi-moi", "/quen-mat-khau", "/dat-lai-mat-khau", "/khoi-phuc", "/bao-tin"];

    /// <summary>Whether nothing sent to an address is ever kept or shown back, because its fields are secrets or must leave no trace.</summary>
    public static bool IsNever(PathString path) => Array.Exists(never, path.StartsWithSegments);

    /// <summary>The sign-in page for a request whose form was kept, without language.</summary>
    public static string SignIn(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return $"{http.Request.PathBase}/dang-nhap?giu=1&tiep={Uri.EscapeDataString(http.Request.PathBase + Address)}";
    }

    /// <summary>Keeps the posted fields and gives the browser the key.</summary>
    /// <returns>The owner, if the form was kept; files and secrets never are, and a form sent by another site is not.</returns>
    public async Task<(bool Kept, Guid? Owner)> KeepAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var request = http.Request;
        if (!request.HasFormContentType || request.Headers["Sec-Fetch-Site"] == "cross-site" || IsNever(request.Path))
        {
            return (false, null);
        }

        var form = await request.ReadFormAsync(http.RequestAborted);
        var fields = form.Where(f => !KeptFields.IsSecret(f.Key)).SelectMany(f => f.Value, (f, value) => new KeptField(f.Key, value ?? "")).ToList();
        if (!fields.Exists(f => KeptFields.IsShown(f.Name)) || fields.Sum(f => (long)f.Name.Length + f.Value.Length) > MostCharacters)
        {
            return (false, null);
        }

        var text = new KeptText(
            request.PathBase + request.Path + request.QueryString,
            request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true,
            fields,
            [.. form.Files.Where(f => f.Length > 0).Select(f => new KeptField(f.Name, f.FileName))]);
        var whose = await owner.FindAsync(http);
        var (key, closed) = FormSeal.Close(text);
        var now = clock.GetUtcNow();
        var kept = new KeptForm { Id = clock.NewId<KeptFormId>(), Owner = whose, KeptAt = now, ExpiresAt = now + Lifetime, Sealed = closed };
        await db.Set<KeptForm>().Where(f => f.ExpiresAt <= now).ExecuteDeleteAsync(http.RequestAborted);
        db.Add(kept);
        await db.SaveChangesAsync(http.RequestAborted);
        WriteCookie(http, [(kept.Id, key), .. ReadCookie(http)]);
        Telemetry.Signals.KeptForms.Add(1);
        return (true, whose);
    }

    /// <summary>The forms that this browser holds keys of; without text where they belong to somebody else.</summary>
    public async Task<IReadOnlyList<FoundForm>> FindAsync(HttpContext http, Asker asker)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var keys = ReadCookie(http);
        var ids = keys.Select(k => k.Id).ToList();
        var now = clock.GetUtcNow();
        var rows = await db.Set<KeptForm>().AsNoTracking().Where(f => ids.Contains(f.Id) && f.ExpiresAt > now).OrderByDescending(f => f.Id).ToListAsync();
        return [.. rows.Select(row => new FoundForm(row.Id, row.KeptAt, row.ExpiresAt, row.Owner is null || row.Owner == asker.UserId
            ? FormSeal.Open(keys.First(k => k.Id == row.Id).Key, row.Sealed)
            : null))];
    }

    /// <summary>Throws a kept form away, if this browser holds its key.</summary>
    public async Task ForgetAsync(HttpContext http, KeptFormId id)
    {
        if (ReadCookie(http).Exists(k => k.Id == id))
        {
            await db.Set<KeptForm>().Where(f => f.Id == id).ExecuteDeleteAsync();
        }
    }

    private List<(KeptFormId Id, byte[] Key)> ReadCookie(HttpContext http)
    {
        List<(KeptFormId Id, byte[] Key)> found = [];
        foreach (var pair in (http.Request.Cookies[names.Kept] ?? "").Split('~', StringSplitOptions.RemoveEmptyEntries).Take(MostInCookie))
        {
            var parts = pair.Split('.');
            if (parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out var id) && TryDecode(parts[1]) is { } key)
            {
                found.Add((new KeptFormId(id), key));
            }
        }

        return found;
    }

    private void WriteCookie(HttpContext http, IEnumerable<(KeptFormId Id, byte[] Key)> keys) => http.Response.Cookies.Append(
        names.Kept,
        string.Join('~', keys.Take(MostInCookie).Select(k => $"{k.Id.Value:N}.{WebEncoders.Base64UrlEncode(k.Key)}")),
        new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = names.Https, Path = "/", MaxAge = Lifetime });

    private static byte[]? TryDecode(string text)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
