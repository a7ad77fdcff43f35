using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages.Charts;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Productivity.Features.Explore.Map;

/// <summary><c>tdc map import</c>: shapes of communes for the maps of the explorer.</summary>
internal sealed class MapCommand : ICommandPart
{
    /// <inheritdoc/>
    public IEnumerable<Command> Build(ICommandHost host) => [new Command("map", "Shapes of communes for maps.") { Import(host) }];

    private static Command Import(ICommandHost host)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "GeoJSON: a FeatureCollection of polygons in WGS 84 degrees." };
        var property = new Option<string>("--code") { Description = "The property that holds the commune's code.", HelpName = "PROPERTY", DefaultValueFactory = _ => ShapeFile.UsualProperty };
        var command = new Command("import", "Checks shapes of communes and takes the place of those before; pages show maps at once.") { file, property, host.Data };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(
            call, (services, token) => ImportAsync(services, call.GetValue(file)!, call.GetValue(property)!, token), cancellation));
        return command;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, FileInfo file, string property, CancellationToken cancellation)
    {
        if (!file.Exists || file.Length > ShapeFile.MostBytes)
        {
            await Console.Error.WriteLineAsync(file.Exists ? $"{file.Name} is larger than {ShapeFile.MostBytes / 1024 / 1024} MB; simplify the outlines first." : $"There is no file {file.Name}.");
            return ExitCode.Wrong;
        }

        Dictionary<string, List<IReadOnlyList<MapPoint>>> shapes;
        try
        {
            shapes = ShapeFile.Read(await File.ReadAllBytesAsync(file.FullName, cancellation), property);
        }
        catch (ShapeFileException wrong)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: {wrong.Message}.");
            return ExitCode.Wrong;
        }

        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var today = services.GetRequiredService<TimeProvider>().TodayInVietnam;
        var unknown = shapes.Keys.Where(code => register.ByCode(code, today) is null).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count == shapes.Count)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: no code of the file is a commune of the register (the first is {unknown[0]}); name the property with --code.");
            return ExitCode.Wrong;
        }

        await WriteAsync(CommuneShapes.PathIn(services.GetRequiredService<DatabaseSettings>().DataFolder), shapes.Where(s => !unknown.Contains(s.Key)), cancellation);
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Left out, not in the register today: {string.Join(", ", unknown)}.");
        }

        await Console.Out.WriteLineAsync($"Communes with shapes: {shapes.Count - unknown.Count}.");
        return ExitCode.Done;
    }

    // Written beside its place and moved there: a page never reads half of it.
    private static async Task WriteAsync(string path, IEnumerable<KeyValuePair<string, List<IReadOnlyList<MapPoint>>>> shapes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Environment.ProcessId}";
        try
        {
            await using (var stream = File.Create(beside))
            {
                await JsonSerializer.SerializeAsync(
                    stream,
                    new
                    {
                        type = "FeatureCollection",
                        features = shapes.Select(s => new
                        {
                            type = "Feature",
                            properties = new Dictionary<string, string> { [ShapeFile.UsualProperty] = s.Key },
                            geometry = new { type = "MultiPolygon", coordinates = s.Value.Select(ring => new[] { ring.Select(p => new[] { p.Longitude, p.Latitude }) }) },
                        }),
                    },
                    cancellationToken: cancellation);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
