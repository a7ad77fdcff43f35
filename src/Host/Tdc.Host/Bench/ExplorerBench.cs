using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tdc.Platform.Storage;

namespace Tdc.Host.Bench;

/// <summary>Measures the explorer of productivity over many observations beside a bare server in the same run; on PostgreSQL too when it is there.</summary>
internal sealed class ExplorerBench(TimeSpan length, int clients, int observations, TextWriter output, TextWriter progress)
{
    private const int Years = 10;

    private static readonly string[] pages =
    [
        "/nang-suat", "/nang-suat/so-lieu?cap=E&chi-so=LP1", "/nang-suat/so-lieu?cap=S&chi-so=LP1", "/nang-suat/so-lieu?cap=L&chi-so=LP1", "/nang-suat/so-lieu?cap=L&chi-so=KL1&nganh=C&tu=2020",
        "/nang-suat/chi-tieu", "/nang-suat/chat-luong", "/api/productivity/observations?indicator=LP1&limit=100",
    ];

    /// <summary>Fills a database, asks the pages and prints a table of Markdown for each engine.</summary>
    /// <param name="postgres">An empty database of a PostgreSQL server; <see langword="null"/> for the embedded engine alone.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(string? postgres, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-bench-").FullName;
        var environment = new Dictionary<string, string> { ["TDC_POSTGRES"] = "", ["ASPNETCORE_ENVIRONMENT"] = "Development", ["TDC_RATE_LIMITS"] = "off" };
        try
        {
            await using (await ServerProcess.StartAsync(["serve", "--data", folder], environment, "/health/ready", cancellation))
            {
                await progress.WriteLineAsync("demonstration data is there");
            }

            await FillAsync(Path.Combine(folder, DatabaseSettings.SqliteFile), cancellation);
            await AskAsync("SQLite", folder, environment, cancellation);
            if (postgres is not null)
            {
                environment["TDC_POSTGRES"] = postgres;
                await using (await ServerProcess.StartAsync(["serve", "--data", folder], environment, "/health/ready", cancellation))
                {
                    await progress.WriteLineAsync("demonstration data is there on PostgreSQL too");
                }

                await FillPostgresAsync(postgres, cancellation);
                await AskAsync("PostgreSQL", folder, environment, cancellation);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task AskAsync(string engine, string folder, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        await using var bare = await ServerProcess.StartAsync(["bench", "hello"], environment, "/", cancellation);
        await using var server = await ServerProcess.StartAsync(["serve", "--data", folder], environment, "/health/ready", cancellation);
        using var nobody = new HttpClient { BaseAddress = bare.Address };
        using var client = new HttpClient { BaseAddress = server.Address };
        var hello = await new LoadClient(nobody, length, clients).MeasureAsync("/", cancellation);
        await output.WriteLineAsync($"\n### Explorer, {engine}, {observations.ToString("N0", CultureInfo.InvariantCulture)} observations\n");
        await output.WriteLineAsync("| page | p50 ms | p95 ms | p99 ms | requests/s | of bare Kestrel | KB |");
        await output.WriteLineAsync("|---|---:|---:|---:|---:|---:|---:|");
        await WriteAsync("Kestrel \"hello\"", hello, hello);
        foreach (var page in pages)
        {
            await progress.WriteLineAsync("  " + page);
            await WriteAsync($"`{page}`", await new LoadClient(client, length, clients).MeasureAsync(page, cancellation), hello);
        }
    }

    // The same shape as on the embedded engine, by one statement for each table.
    private async Task FillPostgresAsync(string database, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"""
            INSERT INTO prod_series (id, key, indicator, frequency, area, area_version, activity, activity_version, size, ownership, sex, price_basis, base_year, origin, unit_measure, unit_mult)
            SELECT gen_random_uuid(), 'bench.' || row_number() OVER (), code, 'Annual', area, '', chr(a), 'VSIC2018', '_T', '_T', '_T', 'None', 0, 'Computed', 'RATIO', 0
            FROM (SELECT DISTINCT code FROM prod_indicator WHERE kind = 'Indicator') i CROSS JOIN (SELECT DISTINCT area FROM prod_series WHERE area ~ '^[0-9]') c CROSS JOIN generate_series(65, 83) a
            LIMIT {observations / Years};
            INSERT INTO prod_observation (id, series, period, starts_on, vintage, value, status, confidentiality, decimals, source, note, note_en, recorded_at, is_current)
            SELECT gen_random_uuid(), s.id, y::text, make_date(y, 1, 1), 1, y * 0.01 + length(s.key), 'A', 'F', -1, 'bench', '', '', '2026-01-01', true
            FROM prod_series s CROSS JOIN generate_series(2016, {2015 + Years}) y WHERE s.key LIKE 'bench.%';
            ANALYZE;
            """;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // Computed series over indicators, communes and activities as the tables hold them; values mean nothing.
    private async Task FillAsync(string file, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync(cancellation);
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var communes = Read(command, "SELECT DISTINCT area FROM prod_series WHERE area GLOB '[0-9]*'");
        var codes = Read(command, "SELECT DISTINCT code FROM prod_indicator WHERE kind = 'Indicator'");
        var activities = Enumerable.Range('A', 19).Select(c => ((char)c).ToString()).ToList();
        var (made, id) = (0, 0);
        foreach (var code in codes)
        {
            foreach (var area in communes)
            {
                foreach (var activity in activities)
                {
                    if (made >= observations)
                    {
                        await transaction.CommitAsync(cancellation);
                        return;
                    }

                    var series = Guid.CreateVersion7().ToString().ToUpperInvariant();
                    command.CommandText = $"""
                        INSERT INTO prod_series (id, key, indicator, frequency, area, area_version, activity, activity_version, size, ownership, sex, price_basis, base_year, origin, unit_measure, unit_mult)
                        VALUES ('{series}', 'bench.{id++}', '{code}', 'Annual', '{area}', '', '{activity}', 'VSIC2018', '_T', '_T', '_T', 'None', 0, 'Computed', 'RATIO', 0);
                        WITH RECURSIVE years(y) AS (SELECT 2016 UNION ALL SELECT y + 1 FROM years WHERE y < {2015 + Years})
                        INSERT INTO prod_observation (id, series, period, starts_on, vintage, value, status, confidentiality, decimals, source, note, note_en, recorded_at, is_current)
                        SELECT substr('{series}', 1, 24) || upper(hex(randomblob(6))), '{series}', y, y || '-01-01', 1, y * 0.01 + {id % 97}, 'A', 'F', -1, 'bench', '', '', '2026-01-01 00:00:00', 1 FROM years;
                        """;
                    await command.ExecuteNonQueryAsync(cancellation);
                    made += Years;
                }
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    private static List<string> Read(SqliteCommand command, string sql)
    {
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private async Task WriteAsync(string name, Samples samples, Samples hello) => await output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {samples.Percentile(0.5):F2} | {samples.Percentile(0.95):F2} | {samples.Percentile(0.99):F2} | {samples.RequestsPerSecond:F0} | {samples.RequestsPerSecond / hello.RequestsPerSecond:P1} | {samples.Bytes / 1024.0:F1} |"));
}
