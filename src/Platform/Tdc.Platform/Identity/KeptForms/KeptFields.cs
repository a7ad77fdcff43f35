using System.Text.RegularExpressions;

namespace Tdc.Platform.Identity;

/// <summary>Which fields of a form may be kept, and which are worth showing.</summary>
public static partial class KeptFields
{
    /// <summary>Whether a field holds a secret, which is never kept anywhere: passwords, codes, tokens.</summary>
    public static bool IsSecret(string name) => Secret().IsMatch(name);

    /// <summary>Whether a person typed or chose it.</summary>
    public static bool IsShown(string name) => !IsSecret(name) && !name.StartsWith('_');

    /// <summary>Whether a value reads as something a person wrote, where the form that could say so is out of reach: not an id, a code or a mark.</summary>
    public static bool IsProse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Any(c => char.IsWhiteSpace(c) || c > '\u007f' || c == '@');
    }

    [GeneratedRegex("password|passphrase|mat-?khau|secret|RequestVerificationToken|^otp$|ma-xac-thuc|recovery|credential", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
