using Tdc.Platform.Storage;

namespace Tdc.Host.Serving;

/// <summary>How the server is to run.</summary>
internal sealed record ServeSettings
{
    /// <summary>Where the data is.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>Development, Production or another name.</summary>
    public required string Environment { get; init; }

    /// <summary>Addresses to listen on, separated by a semicolon; <see langword="null"/> for the default.</summary>
    public string? Urls { get; init; }

    /// <summary>Whether demonstration data is loaded; never outside Development.</summary>
    public bool Demonstration { get; init; }
}
