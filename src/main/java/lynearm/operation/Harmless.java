package lynearm.operation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names that do nothing to a database whatever they are called on: of Python's own values, of rows
/// and results, of SQLAlchemy's inspector and its expressions, of SQL.
final class Harmless {
  private static final Set<String> METHODS =
      words(
          """
          append extend insert remove pop clear sort reverse copy get keys values items setdefault
          update popitem discard count index union intersection difference issubset issuperset
          symmetric_difference add
          strip lstrip rstrip lower upper title capitalize casefold swapcase split rsplit splitlines
          partition rpartition join replace format format_map startswith endswith find rfind encode
          decode zfill ljust rjust center isdigit isalpha isalnum isnumeric isspace islower isupper
          translate maketrans removeprefix removesuffix expandtabs hex bit_length
          isoformat strftime strptime timestamp timetuple utctimetuple date time today now utcnow
          fromisoformat fromtimestamp combine astimezone total_seconds weekday isoweekday
          group groups groupdict match search fullmatch findall finditer sub subn span start end
          read readline readlines close seek tell exists is_file is_dir resolve read_text read_bytes
          joinpath with_suffix glob
          fetchone fetchall fetchmany first one one_or_none scalar_one scalar_one_or_none mappings
          all unique partitions tuples yield_per rowcount _asdict _mapping keys close
          get_columns get_table_names get_indexes get_foreign_keys get_unique_constraints
          get_pk_constraint get_check_constraints get_table_comment get_view_names get_schema_names
          get_sequence_names get_enums get_view_definition has_table has_index has_sequence
          has_schema get_sorted_table_and_fkc_names default_schema_name reflect_table
          debug info warning warn error exception critical log echo secho
          getLogger setLevel isEnabledFor addHandler removeHandler
          get_main_option get_section get_section_option get_x_argument is_offline_mode
          get_current_revision get_current_heads get_revision_argument get_tag_argument
          hexdigest digest quantize writerow writerows
          difference_update intersection_update symmetric_difference_update
          """);

  private static final Set<String> EXPRESSIONS =
      words(
          """
          label cast in_ is_ isnot is_not like ilike not_like notlike not_ilike notilike desc asc op
          notin_ not_in between startswith endswith contains icontains any any_ all_ has concat
          distinct nulls_last nullslast nulls_first nullsfirst collate as_string as_integer
          as_boolean as_float as_json get keys values items match regexp_match regexp_replace
          isnot_distinct_from is_distinct_from is_not_distinct_from of_type with_variant contained_by
          has_key has_any has_all bool_op self_group where filter filter_by select_from join
          outerjoin order_by group_by having limit offset with_for_update correlate alias subquery
          scalar_subquery as_scalar cte exists union union_all intersect except_ columns bindparams
          params execution_options values returning on_conflict_do_nothing on_conflict_do_update
          on_duplicate_key_update prefix_with suffix_with with_hint options over within_group
          compile lateral tablesample select execute scalar astext cascade reflect
          get_children compare sorted_tables bind to_metadata tometadata append_column
          append_constraint evaluates_none with_only_columns add_columns
          """);

  private static final Set<String> SQL =
      words(
          """
          count sum min max avg coalesce nullif greatest least lower upper length char_length
          character_length octet_length trim ltrim rtrim btrim substr substring replace concat
          concat_ws left right lpad rpad repeat reverse split_part position strpos instr locate
          initcap ascii chr char md5 sha1 sha2 sha256 sha512 digest encode decode to_hex hex unhex
          format quote_literal quote_ident regexp_replace regexp_matches regexp_match
          regexp_split_to_array regexp_split_to_table string_agg group_concat array_agg array_to_string
          string_to_array array_append array_remove array_cat array_length array_position
          array_replace cardinality unnest array row json_build_object jsonb_build_object
          json_build_array jsonb_build_array json_agg jsonb_agg json_object jsonb_object
          json_object_agg jsonb_object_agg jsonb_set json_set json_extract json_array json_remove
          json_each jsonb_each json_each_text jsonb_each_text jsonb_array_elements
          json_array_elements jsonb_array_elements_text json_array_elements_text jsonb_strip_nulls
          jsonb_array_length json_array_length jsonb_typeof json_typeof to_json to_jsonb row_to_json
          jsonb_insert jsonb_path_query jsonb_extract_path jsonb_extract_path_text json_extract_path
          json_extract_path_text jsonb_object_keys json_object_keys json_valid json_type json_unquote
          abs ceil ceiling floor round trunc truncate mod power sqrt sign random rand exp ln
          now current_timestamp current_date current_time localtimestamp localtime
          clock_timestamp transaction_timestamp statement_timestamp getdate sysdate utc_timestamp
          date time timestamp datetime strftime julianday date_trunc date_part extract age interval
          to_char to_date to_timestamp to_number make_date make_interval make_timestamp from_unixtime
          unix_timestamp date_add date_sub datediff timestampdiff year month day hour minute second
          cast convert try_cast if ifnull isnull nvl iif case uuid gen_random_uuid uuid_generate_v4
          uuid_generate_v1 newid newsequentialid row_number rank dense_rank ntile lag lead first_value
          last_value nth_value percent_rank cume_dist generate_series typeof pg_typeof
          bool_and bool_or every bit_and bit_or bit_xor varchar char character nvarchar numeric
          decimal float double bit varbinary binary int integer bigint smallint text
          in values exists any all some not and or as on using over filter within from where
          select with set key conflict by then when else end union except intersect distinct
          between like ilike is null returning having join lateral only partition order
          group limit offset rollup cube sets materialized default check references unique primary
          pg_get_serial_sequence to_regclass to_regtype current_schema current_database version
          last_insert_id lastval currval nextval setval changes total_changes hstore ltree
          jsonb_exists jsonb_exists_any jsonb_exists_all enum_range enum_first enum_last
          pgp_sym_decrypt pgp_sym_encrypt convert_to convert_from quote_nullable overlay translate soundex similarity unaccent
          """);

  private Harmless() {}

  private static Set<String> words(String text) {
    return text.strip()
        .lines()
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether a method of this name only looks, or changes nothing but a value of Python.
  static boolean isMethod(String name) {
    return METHODS.contains(name);
  }

  /// Whether a method of this name only makes an expression of SQLAlchemy.
  static boolean isExpression(String name) {
    return EXPRESSIONS.contains(name) || METHODS.contains(name);
  }

  /// Whether what stands before a bracket in SQL is a word of the language, or a function of the
  /// database that changes no table.
  static boolean isSql(String word) {
    return SQL.contains(word);
  }
}
