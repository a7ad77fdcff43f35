using System.Text.RegularExpressions;

namespace Tdc.Platform.Identity;

/// <summary>Scopes of API keys: lower-case words joined by a colon or a dot, from wide to narrow (<c>plan:read</c>).</summary>
public static partial class ApiScope
{
    /// <summary>Whether a text has the shape of a scope.</summary>
    public static bool IsWellFormed(string scope) => Shape().IsMatch(scope);

    /// <summary>Whether a held scope allows a wanted one: equal, or wider by whole words.</summary>
    public static bool Covers(string held, string wanted)
    {
        var (a, b) = (held.Replace('.', ':'), wanted.Replace('.', ':'));
        return a == b || b.StartsWith(a + ":", StringComparison.Ordinal);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*([:.][a-z0-9-]+)*$")]
    private static partial Regex Shape();
}
