namespace Tdc.Platform.Navigation;

/// <summary>Where readers reach the platform, for links in letters.</summary>
/// <param name="Root">Scheme and host without a slash at the end (<c>https://tdc.example.gov.vn</c>).</param>
public sealed record SiteAddress(string Root)
{
    /// <summary>The whole address of a page in a language.</summary>
    /// <param name="path">A path from the root without language.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public string Of(string path, string language = "vi") => Root.TrimEnd('/') + (language == "en" ? "/en" : "") + path;
}
