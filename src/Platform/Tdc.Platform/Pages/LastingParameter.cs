namespace Tdc.Platform.Pages;

/// <summary>A query parameter that goes along from page to page of a module, such as the plan that somebody looks at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Paths">The pages that understand it, with all that lies below them; <c>/</c> is the home page alone.</param>
public sealed record LastingParameter(string Name, IReadOnlyList<string> Paths)
{
    /// <summary>Whether an address leads to one of the pages.</summary>
    public bool Wants(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Paths.Any(path => address.StartsWith(path, StringComparison.Ordinal)
            && (address.Length == path.Length || address[path.Length] is '?' or '#' || (path.Length > 1 && address[path.Length] is '/' or '.')));
    }
}
