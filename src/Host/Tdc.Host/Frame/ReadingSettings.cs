namespace Tdc.Host.Frame;

/// <summary>Size of text.</summary>
internal enum TextSize
{
    Usual,
    Large,
    Larger,
}

/// <summary>Colours of the page.</summary>
internal enum ColourScheme
{
    System,
    Light,
    Dark,
}

/// <summary>Room between lines of tables.</summary>
internal enum Density
{
    Usual,
    Tight,
    Roomy,
}

/// <summary>How somebody likes to read: a cookie that the server reads, no account and no script needed.</summary>
internal sealed record ReadingSettings(TextSize Size, ColourScheme Colours, Density Density)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "tdc-hien-thi";

    /// <summary>As the style sheet has it.</summary>
    public static ReadingSettings Usual { get; } = new(TextSize.Usual, ColourScheme.System, Density.Usual);

    /// <summary>The theme named on <c>html</c>; <see langword="null"/> leaves it to the system.</summary>
    public string? Theme => Colours == ColourScheme.System ? null : Colours.ToString().ToLowerInvariant();

    /// <summary>The text size named on <c>html</c>.</summary>
    public string? Text => Size == TextSize.Usual ? null : Size.ToString().ToLowerInvariant();

    /// <summary>The class of <c>body</c>.</summary>
    public string? BodyClass => Density == Density.Usual ? null : Density.ToString().ToLowerInvariant();

    /// <summary>Reads the cookie; what is not understood is as usual.</summary>
    public static ReadingSettings Of(HttpContext? http)
    {
        var parts = http?.Request.Cookies[Cookie]?.Split('.') ?? [];
        return parts.Length == 3 ? new(Read<TextSize>(parts[0]), Read<ColourScheme>(parts[1]), Read<Density>(parts[2])) : Usual;
    }

    /// <summary>Reads one choice; the usual one when it is unknown.</summary>
    public static T Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;

    /// <summary>Writes the cookie, for a year.</summary>
    public void Keep(HttpContext http) => http.Response.Cookies.Append(Cookie, $"{Size}.{Colours}.{Density}".ToLowerInvariant(), new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });
}
