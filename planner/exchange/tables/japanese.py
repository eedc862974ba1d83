"""What the columns of Japanese tables are called, beside the seven languages of the other names.

One row a field, its names apart at commas; a record's column stands behind its table.
"""

from __future__ import annotations

from collections.abc import Iterator

_NAMES = """
external_id | 管理番号, 整理番号, 通し番号
film_id | 作品ID, 作品番号, 映画ID, 作品コード
screen_id | スクリーンID, スクリーン番号
screening_id | 上映ID, 上映番号, 上映回ID
programme_id | プログラムID, プログラム番号
title | タイトル, 作品タイトル, 題名, 作品名, 邦題, 日本語タイトル, 映画名, 映画, 上映作品
original_title | 原題, オリジナルタイトル, 原語タイトル
alternate_titles | 別題, 別タイトル, 英題, 英語タイトル
director | 監督, 監督名, 演出
writer | 脚本, 脚本家
producer | プロデューサー, 製作, 制作者
cast | 出演, 出演者, キャスト
credits | スタッフ, クレジット
countries | 国, 製作国, 制作国, 国名, 製作国名, 国籍
languages | 言語, 使用言語, 上映言語
subtitles | 字幕, 字幕言語
year | 製作年, 制作年, 公開年, 製作年度, 年度
runtime | 上映時間, 上映分数, 尺, 長さ, 時間長, 再生時間, 本編時間
runtime_minutes | 分数, 上映時間分
section | 部門, セクション, カテゴリー, カテゴリ, コンペ部門
status | 状態, ステータス, 状況
logline | 短い紹介, キャッチコピー
synopsis | あらすじ, 作品解説, 作品紹介, 解説, 内容, 説明, ストーリー
statement | 監督の言葉, 監督コメント
note | 備考, メモ, 注記, コメント
kind | 種別, 種類, 上映種別
venue | 会場, 劇場, 映画館, 場所, 会場名, 劇場名, 上映会場
screen | スクリーン, 上映室, ホール, シアター, スクリーン名, 部屋
seats | 座席, 座席数, 席数, 定員, 収容人数
code | コード, 上映コード, 略号
opens | 開場, 開館, 開館時間
closes | 閉場, 閉館, 閉館時間
hours | 営業時間, 開館時間帯
films | 上映作品一覧, 収録作品
programme | プログラム, プログラム名, 上映プログラム, ブロック
start | 開始, 開始時間, 開始時刻, 上映開始, 上映開始時刻, 上映開始時間, 開演, 日時, 上映日時
date | 日付, 上映日, 日にち, 開催日, 月日
time | 時刻, 時間, 上映時刻
end | 終了, 終了時間, 終了時刻, 上映終了, 終映, 終了予定, 終了日時
cancelled | 中止, 上映中止, キャンセル
cancelled_reason | 中止理由, 中止の理由
intro_minutes | 前説, 舞台挨拶, 挨拶
qa_minutes | 質疑応答, ティーチイン, トーク, アフタートーク
pinned | 固定
certificate | レイティング, 年齢制限, 映倫区分
premiere | プレミア, プレミアステータス
tickets_sold | 販売枚数, 販売数, 入場者数, 動員数, 販売済み
"""

_RECORD_NAMES = """
people | ゲスト, 人物, 関係者, ゲスト一覧, ゲストリスト
people.name | 名前, 氏名, お名前
people.first_name | 名, 下の名前
people.last_name | 姓, 苗字
people.email | メール, メールアドレス, Eメール
people.phone | 電話, 電話番号, 携帯
people.arrives | 到着, 到着日, 到着日時
people.leaves | 出発, 出発日, 出発日時, 帰国
people.roles | 役割, 肩書, 役職
people.languages | 言語, 使用言語
people.note | 備考, メモ
people.films | 作品, 作品名, 映画
copies | 上映素材, 素材, プリント
copies.film | 作品, 作品名, タイトル, 映画
copies.format | 上映形式, フォーマット, 素材形式, 上映素材
copies.ratio | 画面サイズ, アスペクト比, 画角
copies.sound | 音声, 音響, サウンド
copies.place | 所在, 保管場所, 所在地, 場所
copies.arrives | 到着, 到着日, 搬入
copies.leaves | 返却, 返却日, 搬出, 発送
copies.encrypted | 暗号化
copies.note | 備考, メモ
venues | 会場, 会場一覧, 劇場一覧
venues.name | 会場, 会場名, 劇場名, 名称
venues.address | 住所, 所在地
venues.access | バリアフリー, 車椅子
"""

_VALUES = """
closed | 休館, 休み, 閉館, 不在
open | 開館, 終日
guest | ゲスト, 監督, 俳優, 女優
moderator | 司会, 司会者, 聞き手
interpreter | 通訳, 通訳者
juror | 審査員
invited | 招待中, 招待
confirmed | 確定, 確認済み
declined | 辞退, 欠席
intro | 舞台挨拶, 前説
qa | 質疑応答, ティーチイン
both | 両方
"""


def japanese_names() -> Iterator[tuple[str, str]]:
    """The field and its name, of films, screens, programmes and screenings."""
    return _read(_NAMES)


def japanese_record_names() -> Iterator[tuple[str, str]]:
    """The table with its column (“people.name”) and what it is called."""
    return _read(_RECORD_NAMES)


def japanese_values() -> Iterator[tuple[str, str]]:
    """The value and the word for it."""
    return _read(_VALUES)


def _read(text: str) -> Iterator[tuple[str, str]]:
    for line in text.strip().splitlines():
        field, _bar, called = line.partition("|")
        for name in called.split(","):
            yield field.strip(), name.strip()
