namespace Tdc.Platform.Identity;

/// <summary>Reads a page of this site as the person who asks would see it now; a feature of requests that may need it.</summary>
public interface IPageReader
{
    /// <summary>The page at an address of this site.</summary>
    /// <param name="address">Path and query, with or without a language; the answer is in the language of the request.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Its HTML; <see langword="null"/> when there is no such page for this person.</returns>
    Task<string?> ReadAsync(string address, CancellationToken cancellation);
}
