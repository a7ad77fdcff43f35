using Tdc.Gs1.Text;

namespace Tdc.Gs1.Keys;

/// <summary>The pair of check characters of alphanumeric keys (GMN, MUDI).</summary>
/// <remarks>
/// <para>The values of the characters in set 82, weighed with rising primes from the right, are summed modulo 1021; the ten bits become two characters of a
/// set of 32 without look-alikes.</para>
/// <para>Source: GS1 General Specifications, "Check character calculation (for alphanumeric keys)".</para>
/// </remarks>
public static class CheckPairs
{
    private const string Set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    // The longest data field of an Application Identifier has fewer than 99 characters.
    private static readonly int[] primes = [.. Primes().Take(97)];

    /// <summary>Computes the pair.</summary>
    /// <param name="text">0 to 97 characters of set 82.</param>
    /// <returns>Two characters.</returns>
    /// <exception cref="ArgumentException">A character outside of set 82, or too many.</exception>
    public static string Compute(ReadOnlySpan<char> text)
    {
        if (text.Length > primes.Length || !CharacterSets.IsSet82(text))
        {
            throw new ArgumentException("A check pair is computed over at most 97 characters of set 82.", nameof(text));
        }

        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            sum += CharacterSets.Set82.IndexOf(text[i], StringComparison.Ordinal) * primes[text.Length - 1 - i];
        }

        sum %= 1021;
        return new string([Set32[sum >> 5], Set32[sum & 31]]);
    }

    /// <summary>Whether the last two characters are the pair of those before them.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length >= 2 && text.Length - 2 <= primes.Length && CharacterSets.IsSet82(text[..^2]) && text[^2..].SequenceEqual(Compute(text[..^2]));

    private static IEnumerable<int> Primes()
    {
        for (var n = 2; ; n++)
        {
            var isPrime = true;
            for (var d = 2; d * d <= n && isPrime; d++)
            {
                isPrime = n % d != 0;
            }

            if (isPrime)
            {
                yield return n;
            }
        }
    }
}
