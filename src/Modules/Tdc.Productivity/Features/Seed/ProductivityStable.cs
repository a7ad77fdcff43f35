using Tdc.Platform.Storage;

namespace Tdc.Productivity.Features.Seed;

/// <summary>Ids of data that ships with the module: computed from what they name, so that several machines agree.</summary>
internal static class ProductivityStable
{
    /// <summary>The id of what the words name.</summary>
    public static Guid Id(params ReadOnlySpan<string> words) => WordId.Of("tdc productivity", words);
}
