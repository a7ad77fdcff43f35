using System.Runtime.CompilerServices;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.Keys;

/// <summary>The modulo-10 check digit of GS1 keys.</summary>
/// <remarks>
/// <para>From the right the digits before the check digit weigh 3, 1, 3, 1 …; the check digit fills the sum up to a multiple of ten. It finds every single
/// wrong digit, and every swap of neighbours whose difference is not five.</para>
/// <para>Source: GS1 General Specifications, "Standard check digit calculations for GS1 data structures".</para>
/// </remarks>
public static class CheckDigits
{
    /// <summary>Computes the check digit.</summary>
    /// <param name="digits">The digits before it: any number of ASCII digits.</param>
    /// <returns>0 to 9.</returns>
    /// <exception cref="ArgumentException">Something else than ASCII digits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Compute(ReadOnlySpan<char> digits)
    {
        if (!CharacterSets.IsDigits(digits))
        {
            throw new ArgumentException("A check digit is computed over digits only.", nameof(digits));
        }

        var sum = 0;
        var weight = 3;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            sum += (digits[i] - '0') * weight;
            weight = 4 - weight;
        }

        return (10 - (sum % 10)) % 10;
    }

    /// <summary>The digits with their check digit behind them.</summary>
    /// <exception cref="ArgumentException">Something else than ASCII digits.</exception>
    public static string Append(ReadOnlySpan<char> digits) => string.Concat(digits, [(char)('0' + Compute(digits))]);

    /// <summary>Whether the last digit is the check digit of those before it; false for anything but two or more ASCII digits.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) =>
        digits.Length >= 2 && CharacterSets.IsDigits(digits) && Compute(digits[..^1]) == digits[^1] - '0';
}
