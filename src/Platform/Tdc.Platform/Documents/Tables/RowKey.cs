using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tdc.Platform.Documents;

/// <summary>Which record a row of an exported table stands for, and which version of it was exported.</summary>
/// <remarks>Printed as <c>id:version</c>, the id in its 36-character form. An import compares the version, so that two people's edits do not overwrite each other.</remarks>
/// <param name="Id">The record.</param>
/// <param name="Version">Its version when exported, 0 or more.</param>
public readonly record struct RowKey(Guid Id, long Version)
{
    /// <summary>Reads a key as <see cref="ToString"/> prints it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RowKey key)
    {
        key = default;
        var parts = text?.Trim().Split(':');
        if (parts is not [var idText, var versionText]
            || !Guid.TryParseExact(idText, "D", out var id)
            || !long.TryParse(versionText, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return false;
        }
        key = new RowKey(id, version);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id:D}:{Version}");
}
