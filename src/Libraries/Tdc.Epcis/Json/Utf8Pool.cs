using System.Text;

namespace Tdc.Epcis.Json;

/// <summary>Gives the same string for the same octets, for words that come again and again: names, units, vocabulary.</summary>
/// <remarks>Holds at most a few thousand short texts; what finds no place is made anew.</remarks>
internal sealed class Utf8Pool
{
    private const int Slots = 2048;

    private const int Longest = 96;

    private static readonly UTF8Encoding strict = new(false, throwOnInvalidBytes: true);

    private readonly (byte[]? Octets, string Text)[] slots = new (byte[]?, string)[Slots];

    public string Get(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty)
        {
            return "";
        }

        if (octets.Length > Longest)
        {
            return strict.GetString(octets);
        }

        var hash = 2166136261u;
        foreach (var octet in octets)
        {
            hash = unchecked((hash ^ octet) * 16777619u);
        }

        ref var slot = ref slots[(hash ^ (hash >> 15)) & (Slots - 1)];
        if (slot.Octets is { } known && octets.SequenceEqual(known))
        {
            return slot.Text;
        }

        slot = (octets.ToArray(), strict.GetString(octets));
        return slot.Text;
    }
}
