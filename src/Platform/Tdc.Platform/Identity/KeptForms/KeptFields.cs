using System.Text.RegularExpressions;

namespace Tdc.Platform.Identity;

/// <summary>Which fields of a form may be kept, and which are worth showing.</summary>
public static partial class KeptFields
{
    /// <summary>Whether a field holds a secret, which is never kept anywhere: passwords, codes, tokens.</summary>
    public static bool IsSecret(string name) => Secret().IsMatch(name);

    /// <summary>Whether a person typed or chose it.</summary>
    public static bool IsShown(string name) => !IsSecret(name) && !name.StartsWith('_');

    [GeneratedRegex("password|passphrase|mat-?khau|secret|RequestVerificationToken|^otp$|ma-xac-thuc|recovery|credential", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
