using Microsoft.Extensions.Logging;
using Tdc.Platform.Pages.Charts;
using Tdc.Platform.Storage;

namespace Tdc.Productivity.Features.Explore.Map;

/// <summary>The shapes of communes, once somebody has imported them: a GeoJSON file in the data folder, read again when it changes.</summary>
internal sealed partial class CommuneShapes(DatabaseSettings settings, ILogger<CommuneShapes> log)
{
    private readonly Lock gate = new();
    private (DateTime Written, IReadOnlyDictionary<string, List<IReadOnlyList<MapPoint>>> Shapes) kept = (DateTime.MinValue, new Dictionary<string, List<IReadOnlyList<MapPoint>>>());

    /// <summary>Where the file of a data folder lies.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "maps", "communes.geojson");

    /// <summary>Outlines by the commune's code; empty when nobody has imported any.</summary>
    public IReadOnlyDictionary<string, List<IReadOnlyList<MapPoint>>> All
    {
        get
        {
            var path = PathIn(settings.DataFolder);
            var written = File.GetLastWriteTimeUtc(path); // 1601 when it is not there
            lock (gate)
            {
                if (written != kept.Written)
                {
                    kept = (written, Read(path));
                }

                return kept.Shapes;
            }
        }
    }

    private IReadOnlyDictionary<string, List<IReadOnlyList<MapPoint>>> Read(string path)
    {
        try
        {
            return File.Exists(path) ? ShapeFile.Read(File.ReadAllBytes(path), ShapeFile.UsualProperty) : new Dictionary<string, List<IReadOnlyList<MapPoint>>>();
        }
        catch (Exception wrong) when (wrong is ShapeFileException or IOException or UnauthorizedAccessException)
        {
            LogUnread(wrong.Message); // pages go on without the map
            return new Dictionary<string, List<IReadOnlyList<MapPoint>>>();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The shapes of communes cannot be read, maps are left out: {Problem}")]
    private partial void LogUnread(string problem);
}
