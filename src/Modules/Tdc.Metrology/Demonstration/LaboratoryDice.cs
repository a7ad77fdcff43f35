using Tdc.Platform.Storage;

namespace Tdc.Metrology.Demonstration;

/// <summary>Numbers that look random and are the same on every machine, each drawn from words and not from a sequence.</summary>
internal static class LaboratoryDice
{
    /// <summary>An id of the invented laboratory.</summary>
    public static Guid Id(params ReadOnlySpan<string> words) => WordId.Of("tdc laboratory demonstration", words);

    /// <summary>From −1 up to 1.</summary>
    public static double Symmetric(params ReadOnlySpan<string> words)
    {
        var bytes = Id(words).ToByteArray();
        return (BitConverter.ToUInt32(bytes, 0) / (double)uint.MaxValue * 2) - 1;
    }

    /// <summary>Nearly normal with the standard deviation one: the sum of twelve uniform numbers.</summary>
    public static double Normal(string word)
    {
        double sum = 0;
        for (var i = 0; i < 12; i++)
        {
            sum += Symmetric(word, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return sum / 2;
    }
}
