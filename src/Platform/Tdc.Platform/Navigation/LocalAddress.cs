namespace Tdc.Platform.Navigation;

/// <summary>Addresses that come with a request and that the reader is sent back to.</summary>
public static class LocalAddress
{
    /// <summary>The address when it leads to this site (<c>/ke-hoach?nhom=2</c>), else <see langword="null"/>.</summary>
    /// <remarks>Refuses <c>//host</c>, <c>/\host</c>, schemes, control characters, and anything over 2000 characters.</remarks>
    public static string? Of(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length <= 2000 && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
            ? address
            : null;
}
