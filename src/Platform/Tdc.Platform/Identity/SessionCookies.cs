namespace Tdc.Platform.Identity;

/// <summary>Names of the cookies that carry a session. Under https they get the prefix by which browsers refuse forged ones.</summary>
/// <param name="Https">Whether readers come by https.</param>
public sealed record SessionCookies(bool Https)
{
    /// <summary>The signed-in session.</summary>
    public string Session => Named("tdc-phien");

    /// <summary>The half of the antiforgery token that stays in the browser.</summary>
    public string Antiforgery => Named("tdc-bieu-mau");

    /// <summary>The one-time key of a kept form.</summary>
    public string Kept => Named("tdc-giu");

    /// <summary>The accounts that last used this browser, sealed; tells whose an expired form was.</summary>
    public string Accounts => Named("tdc-nguoi");

    private string Named(string name) => Https ? "__Host-" + name : name;
}
