namespace Tdc.Dcc;

/// <summary>Name spaces of the schemas, and words between their writing and ours.</summary>
internal static class DccNames
{
    public const string Dcc = "https://ptb.de/dcc";
    public const string Si = "https://ptb.de/si";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>The schema's word for a member of an enum: the member's name with a small first letter.</summary>
    public static string WordOf<T>(T member) where T : struct, Enum
    {
        var name = member.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The member for the schema's word.</summary>
    public static bool TryMember<T>(string word, out T member) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (string.Equals(WordOf(candidate), word, StringComparison.Ordinal))
            {
                member = candidate;
                return true;
            }
        }

        member = default;
        return false;
    }
}
