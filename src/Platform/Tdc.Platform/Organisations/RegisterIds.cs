using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>Ids of the register's own data: computed from what they name, so that several machines agree on them.</summary>
/// <remarks>UUID version 8 over SHA-256; ids of what people record later are version 7.</remarks>
internal static class RegisterIds
{
    /// <summary>A unit's span: code and first day.</summary>
    public static OrganisationId Unit(string code, DateOnly? since) => new(Of("unit", code, Day(since)));

    /// <summary>A line: code and first day of its first span.</summary>
    public static LineageId Lineage(string code, DateOnly? since) => new(Of("lineage", code, Day(since)));

    /// <summary>An act: its word in the data.</summary>
    public static SuccessionActId Act(string word) => new(Of("act", word));

    /// <summary>A link of an act, or a line of a group's rule.</summary>
    public static Guid Part(params ReadOnlySpan<string> words) => Of(["part", .. words]);

    private static string Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static Guid Of(params ReadOnlySpan<string> words) => WordId.Of("tdc register", words);
}
